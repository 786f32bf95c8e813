package dev.lector.standalone.e2e;

import static dev.lector.standalone.e2e.Gateway.body;
import static dev.lector.standalone.e2e.Gateway.json;
import static dev.lector.standalone.e2e.Tenant.lines;
import static dev.lector.standalone.e2e.Tenant.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.ledger.Ledger;
import dev.lector.speech.audio.WavHeader;
import dev.lector.topics.Topics;
import dev.lector.tts.TtsWorker;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Batches over HTTP with everything real behind it: the ledger that hands them on and keeps their
 * totals, a worker with a voice. Each test is a tenant of its own.
 */
@TestInstance(Lifecycle.PER_CLASS) // a ledger takes seconds to start
abstract class BatchSuite {
  private static final Duration SOON = Duration.ofMinutes(1);

  /** How many items the ledger hands on before it hears of their ends. */
  private static final int WINDOW = 16;

  private static final String[] TENANTS = {
    "acme", "form", "once", "wrong", "cancel", "pause", "events", "nosy", "usage", "equal", "many",
    "few", "erase"
  };

  private final Cluster cluster;
  private Rig rig;
  private Path ledgerDirectory;
  private Ledger ledger;
  private TtsWorker worker;
  private Gateway gateway;

  BatchSuite(Cluster cluster) {
    this.cluster = cluster;
  }

  @BeforeAll
  void start(@TempDir Path directory) {
    rig = new Rig(cluster.bootstrap(), "mock://batch-suite", directory.resolve("audio"));
    ledgerDirectory = directory.resolve("ledger");
    ledger = ledger(0);
    worker = rig.worker(Map.of());
    gateway = gateway();
  }

  private Ledger ledger(int port) {
    return rig.ledger(
        ledgerDirectory,
        Map.of(
            "lector.ledger.window",
            Integer.toString(WINDOW),
            "lector.ledger.port",
            Integer.toString(port)));
  }

  private Gateway gateway() {
    return rig.gateway(Map.of("lector.auth.tokens", Tenant.tokens(TENANTS)));
  }

  @AfterAll
  void stop() {
    rig.close();
  }

  @Test
  void aBatchEndsAsAudioItemByItemInOrder() throws Exception {
    Tenant acme = new Tenant(gateway, "acme");
    List<String> texts = texts("The sentence of the whole", 7).toList();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      lines
          .append(body(Map.of("id", "line " + i, "text", texts.get(i), "voice", "slt")))
          .append('\n');
    }
    String id = acme.submit(lines.toString());
    JsonNode batch = acme.awaitFinished(id);
    assertThat(batch.path("items").asInt()).isEqualTo(7);
    assertThat(batch.path("done").asInt()).isEqualTo(7);
    assertThat(batch.path("failed").asInt()).isZero();
    assertThat(batch.path("progress").asDouble()).isEqualTo(1.0);
    int characters = texts.stream().mapToInt(String::length).sum();
    assertThat(batch.path("characters").asInt()).isEqualTo(characters);
    assertThat(batch.path("characters_done").asInt()).isEqualTo(characters);
    assertThat(batch.has("estimated_end")).isFalse();
    assertThat(Instant.parse(batch.path("finished_at").asText()))
        .isAfterOrEqualTo(Instant.parse(batch.path("opened_at").asText()));

    List<JsonNode> items = acme.items(id, 3);
    assertThat(items).hasSize(7);
    long audioMs = 0;
    for (int i = 0; i < items.size(); i++) {
      JsonNode item = items.get(i);
      assertThat(item.path("item").asInt()).isEqualTo(i);
      assertThat(item.path("item_id").asText()).isEqualTo("line " + i);
      assertThat(item.path("batch_id").asText()).isEqualTo(id);
      assertThat(item.path("state").asText()).isEqualTo("SUCCEEDED");
      assertThat(item.path("voice").asText()).isEqualTo("slt");
      requirePlays(item.path("audio"));
      audioMs += item.at("/audio/duration_ms").asLong();
      JsonNode job = json(acme.get("/jobs/" + item.path("id").asText()));
      assertThat(job.at("/audio/sha256")).isEqualTo(item.at("/audio/sha256"));
    }
    assertThat(batch.path("audio_ms").asLong()).isEqualTo(audioMs);

    String next = acme.submit(lines(texts("What comes after", 1)));
    acme.awaitFinished(next);
    List<String> finished =
        committed(Topics.FINISHED_BATCHES, next).stream().map(ConsumerRecord::key).toList();
    assertThat(finished).as("one event each").containsOnlyOnce(id, next);
  }

  /** Fails unless a link leads to the audio that was announced. */
  private void requirePlays(JsonNode audio) throws Exception {
    HttpResponse<byte[]> wav = gateway.fetch("GET", URI.create(audio.path("url").asText()));
    assertThat(wav.statusCode()).isEqualTo(200);
    assertThat(wav.headers().firstValue("Content-Type")).contains("audio/wav");
    assertThat(wav.body()).hasSize(audio.path("bytes").asInt());
    assertThat(Tenant.sha256(wav.body())).isEqualTo(audio.path("sha256").asText());
    WavHeader header = WavHeader.read(new ByteArrayInputStream(wav.body()));
    assertThat(header.durationMs()).isEqualTo(audio.path("duration_ms").asLong()).isPositive();
    assertThat(header.sampleRate()).isEqualTo(audio.path("sample_rate").asInt());
  }

  @Test
  void anErasedJobLeavesNoAudioUntilSomebodyAsksAgain() throws Exception {
    Tenant erase = new Tenant(gateway, "erase");
    String batch = erase.submit(lines(Stream.of("Forget me.", "Forget me.", "Keep me.")));
    erase.awaitFinished(batch);
    List<JsonNode> items = erase.items(batch, 10);
    String job = "/jobs/" + items.getFirst().path("id").asText();
    URI shared = URI.create(items.get(1).at("/audio/url").asText());
    URI other = URI.create(items.get(2).at("/audio/url").asText());

    assertThat(new Tenant(gateway, "nosy").send("DELETE", job, "").statusCode()).isEqualTo(404);
    assertThat(gateway.fetch("GET", shared).statusCode()).isEqualTo(200);
    assertThat(erase.send("DELETE", job, "").statusCode()).isEqualTo(204);
    assertThat(erase.send("DELETE", job, "").statusCode()).isEqualTo(204);

    for (String path : List.of(job, job + "/audio", job + "/timestamps", job + "/events")) {
      assertThat(erase.get(path).statusCode()).as(path).isEqualTo(410);
    }
    assertThat(gateway.fetch("GET", shared).statusCode()).isEqualTo(404);
    assertThat(gateway.fetch("GET", other).statusCode()).isEqualTo(200);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(erase.items(batch, 10).getFirst().at("/error/code").asText())
                    .isEqualTo("ERASED"));
    assertThat(erase.batch(batch).path("done").asInt()).isEqualTo(3);

    String again = erase.submit(lines(Stream.of("Forget me.")));
    erase.awaitFinished(again);
    requirePlays(erase.items(again, 10).getFirst().path("audio"));
  }

  @Test
  void aFileInAFormIsABatchToo() throws Exception {
    Tenant form = new Tenant(gateway, "form");
    String file = lines(texts("From a form", 2));
    String sent =
        "--b1\r\nContent-Disposition: form-data; name=\"file\"; filename=\"book.jsonl\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n"
            + file
            + "\r\n--b1--\r\n";
    String id =
        taken(
            form.send(
                "POST", "/batches", sent, "Content-Type", "multipart/form-data; boundary=b1"));
    assertThat(form.awaitFinished(id).path("done").asInt()).isEqualTo(2);
  }

  @Test
  void theSameKeyIsTheSameBatchAtEveryGatewayAndNothingIsDoneTwice() throws Exception {
    Tenant once = new Tenant(gateway, "once");
    String lines = lines(texts("Only once", 3));
    String id = once.submit(lines, "Idempotency-Key", "book 1");
    assertThat(once.submit(lines, "Idempotency-Key", "book 1")).isEqualTo(id);
    JsonNode finished = once.awaitFinished(id);

    Tenant elsewhere = once.at(gateway());
    HttpResponse<String> again = elsewhere.post(lines, "Idempotency-Key", "book 1");
    assertThat(taken(again)).isEqualTo(id);
    assertThat(json(again).path("state").asText()).isEqualTo("FINISHED");
    for (Tenant tenant : List.of(once, elsewhere)) {
      HttpResponse<String> other =
          tenant.post(lines(texts("Something else", 3)), "Idempotency-Key", "book 1");
      assertThat(other.statusCode()).isEqualTo(422);
      assertThat(other.body()).contains("Idempotency-Key");
    }

    String after = once.submit(lines(texts("Afterwards", 1)));
    once.awaitFinished(after);
    for (String topic : List.of(Topics.STAGED_REQUESTS, Topics.BATCH_REQUESTS)) {
      assertThat(committed(topic, after + "-0"))
          .extracting(ConsumerRecord::key)
          .filteredOn(key -> key.startsWith(id))
          .as(topic)
          .containsExactly(id + "-0", id + "-1", id + "-2");
    }
    assertThat(once.batch(id)).isEqualTo(finished);
  }

  @Test
  void oneWrongLineAndNothingIsPublished() throws Exception {
    Tenant wrong = new Tenant(gateway, "wrong");
    String lines = lines(texts("Heard by nobody", 50));
    HttpResponse<String> refused = wrong.post(lines + "{\"text\": 1}\n");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(json(refused).path("errors").asInt()).isEqualTo(1);
    assertThat(json(refused).at("/detail/0/loc").toString()).isEqualTo("[\"body\",51,\"text\"]");

    String after = wrong.submit(lines(texts("Heard by all", 1)));
    wrong.awaitFinished(after);
    for (String topic : List.of(Topics.STAGED_REQUESTS, Topics.BATCH_REQUESTS)) {
      assertThat(committed(topic, after + "-0"))
          .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
          .as(topic)
          .anyMatch(value -> value.contains("Heard by all"))
          .noneMatch(value -> value.contains("Heard by nobody"));
    }
  }

  @Test
  void whatHasNotBeenStartedOfACancelledBatchIsNot() throws Exception {
    Tenant cancel = new Tenant(gateway, "cancel");
    int items = 600;
    String id = cancel.submit(lines(texts("On and on", items)));
    await().atMost(SOON).until(() -> cancel.batch(id).path("done").asInt() > 0);
    HttpResponse<String> answer = cancel.send("DELETE", "/batches/" + id, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(json(answer).path("state").asText()).isEqualTo("CANCELLING");

    JsonNode batch = cancel.awaitFinished(id);
    int done = batch.path("done").asInt();
    int cancelled = batch.path("cancelled").asInt();
    assertThat(done).isPositive();
    assertThat(cancelled).isPositive();
    assertThat(done + cancelled).isEqualTo(items).isEqualTo(batch.path("items").asInt());
    assertThat(batch.path("failed").asInt()).isEqualTo(cancelled);

    Map<String, Integer> ends = new HashMap<>();
    List<JsonNode> all = cancel.items(id, 250);
    assertThat(all.stream().map(item -> item.path("item").asInt()))
        .containsExactlyElementsOf(IntStream.range(0, items).boxed().toList());
    for (JsonNode item : all) {
      String end =
          item.path("state").asText().equals("SUCCEEDED")
              ? "SUCCEEDED"
              : item.at("/error/code").asText();
      ends.merge(end, 1, Integer::sum);
    }
    assertThat(ends).isEqualTo(Map.of("SUCCEEDED", done, "CANCELLED", cancelled));

    HttpResponse<String> late = cancel.send("DELETE", "/batches/" + id, "");
    assertThat(late.statusCode()).isEqualTo(200);
    assertThat(json(late).path("state").asText()).isEqualTo("FINISHED");
  }

  @Test
  void noMoreOfAPausedBatchIsStartedWhateverRestartsUntilItIsResumed() throws Exception {
    Tenant pause = new Tenant(gateway, "pause");
    int items = 60;
    String id;
    // While nobody works, exactly a window of items is handed on.
    worker.close();
    try {
      restartLedger();
      id = pause.submit(lines(texts("To be held back", items)));
      await().atMost(SOON).until(() -> pause.items(id, 1_000).size() == items);
      HttpResponse<String> answer = pause.send("POST", "/batches/" + id + "/pause", "");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
      await().atMost(SOON).until(() -> state(pause, id).equals("PAUSED"));
    } finally {
      worker = rig.worker(Map.of());
    }
    pause.awaitFinished(pause.submit(lines(texts("Past what is paused", 20))));
    await().atMost(SOON).until(() -> pause.batch(id).path("done").asInt() == WINDOW);

    restartLedger();
    // Another bridge, which was not there when the batch was paused.
    Gateway later = gateway();
    Tenant again = pause.at(later);
    await().atMost(SOON).until(() -> later.get("/health/ready").statusCode() == 200);
    again.awaitFinished(again.submit(lines(texts("Past it once more", 20))));
    JsonNode held = again.batch(id);
    assertThat(held.path("state").asText()).isEqualTo("PAUSED");
    assertThat(held.path("done").asInt()).isEqualTo(WINDOW);
    await().atMost(SOON).until(() -> again.get("/farm").body().contains("\"state\":\"PAUSED\""));

    assertThat(again.send("POST", "/batches/" + id + "/resume", "").statusCode()).isEqualTo(202);
    JsonNode finished = again.awaitFinished(id);
    assertThat(finished.path("done").asInt()).isEqualTo(items);
    assertThat(again.send("POST", "/batches/" + id + "/pause", "").statusCode()).isEqualTo(409);
    List<String> ids =
        again.items(id, 1_000).stream().map(item -> item.path("id").asText()).toList();
    assertThat(committed(Topics.BATCH_REQUESTS, ids.getLast()))
        .extracting(ConsumerRecord::key)
        .filteredOn(ids::contains)
        .as("handed on once each, in order")
        .containsExactlyElementsOf(ids);
  }

  /** A ledger's window is as small as it may be when it begins. */
  private void restartLedger() {
    int port = ledger.port();
    ledger.close();
    ledger = ledger(port);
  }

  private static String state(Tenant tenant, String batch) throws Exception {
    return tenant.batch(batch).path("state").asText();
  }

  @Test
  void theEventsOfBatchesAndJobsEndWithTheirEnds() throws Exception {
    Tenant events = new Tenant(gateway, "events");
    String id = events.submit(lines(texts("Followed to the end", 30)));
    CompletableFuture<HttpResponse<String>> batch = events.getLater("/batches/" + id + "/events");
    HttpResponse<String> accepted =
        events.send(
            "POST",
            "/text-to-speech",
            body(Map.of("text", "Followed as well.")),
            "Content-Type",
            "application/json",
            "Prefer",
            "respond-async");
    String job = accepted.headers().firstValue("Location").orElseThrow();
    CompletableFuture<HttpResponse<String>> ends = events.getLater(job + "/events");

    List<JsonNode> progress = ServerSentEvents.require(batch.get(1, TimeUnit.MINUTES), "progress");
    assertThat(progress.getLast()).isEqualTo(events.batch(id));
    assertThat(progress.getLast().path("state").asText()).isEqualTo("FINISHED");
    assertThat(progress.stream().map(state -> state.path("done").asInt())).isSorted();
    List<JsonNode> states = ServerSentEvents.require(ends.get(1, TimeUnit.MINUTES), "job");
    assertThat(states.getLast().path("state").asText()).isEqualTo("SUCCEEDED");
    requirePlays(states.getLast().path("audio"));
    assertThat(ServerSentEvents.require(events.get("/batches/" + id + "/events"), "progress"))
        .hasSize(1);
  }

  @Test
  void anotherTenantSeesNothing() throws Exception {
    Tenant acme = new Tenant(gateway, "acme");
    Tenant nosy = new Tenant(gateway, "nosy");
    String id = acme.submit(lines(texts("Not for everybody", 1)));
    acme.awaitFinished(id);
    for (String path :
        List.of(
            "/batches/" + id,
            "/batches/" + id + "/items",
            "/batches/" + id + "/events",
            "/jobs/" + id + "-0",
            "/jobs/" + id + "-0/events")) {
      assertThat(nosy.get(path).statusCode()).as(path).isEqualTo(404);
      assertThat(gateway.get(path).statusCode()).as(path).isEqualTo(401);
    }
    assertThat(nosy.send("DELETE", "/batches/" + id, "").statusCode()).isEqualTo(404);
    assertThat(json(nosy.get("/usage")).path("hours").size()).isZero();
  }

  @Test
  void usageAddsUpByTenant() throws Exception {
    Tenant usage = new Tenant(gateway, "usage");
    String good = lines(texts("Counted to the last letter", 4));
    String bad = body(Map.of("text", "?!")) + "\n"; // nothing to be said
    List<JsonNode> batches = new ArrayList<>();
    for (String lines : List.of(good + bad, good)) {
      batches.add(usage.awaitFinished(usage.submit(lines)));
    }
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(sum(hours(usage, ""), "requests")).isEqualTo(9);
              assertThat(hours(usage, "").stream().map(hour -> hour.path("tenant").asText()))
                  .containsOnly("usage");
            });
    List<JsonNode> hours = hours(usage, "");
    assertThat(hours.stream().map(hour -> hour.path("model_id").asText()))
        .contains("en_US-starter-low");
    for (String counted : List.of("failed", "cached", "characters", "audio_ms", "synthesis_ms")) {
      assertThat(sum(hours, counted)).as(counted).isEqualTo(sum(batches, counted));
    }
    assertThat(sum(hours, "failed")).isEqualTo(1);
    assertThat(sum(hours, "cached")).as("the second batch was there already").isEqualTo(4);

    String start = hours.getFirst().path("from").asText();
    String end = hours.getLast().path("to").asText();
    assertThat(hours(usage, "?from=" + start + "&to=" + end)).isEqualTo(hours);
    assertThat(hours(usage, "?to=" + start)).isEmpty();
    assertThat(hours(usage, "?from=" + end)).isEmpty();
    assertThat(usage.get("/usage?from=today").statusCode()).isEqualTo(400);
  }

  private static List<JsonNode> hours(Tenant tenant, String query) throws Exception {
    HttpResponse<String> answer = tenant.get("/usage" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer).path("hours").valueStream().toList();
  }

  private static long sum(List<JsonNode> counts, String field) {
    return counts.stream().mapToLong(count -> count.path(field).asLong()).sum();
  }

  @Test
  void equalTextsAreSynthesisedOnce() throws Exception {
    Tenant equal = new Tenant(gateway, "equal");
    List<String> three = texts("Again and again", 3).toList();
    String id = equal.submit(lines(IntStream.range(0, 12).mapToObj(i -> three.get(i % 3))));
    JsonNode batch = equal.awaitFinished(id);
    assertThat(batch.path("done").asInt()).isEqualTo(12);
    assertThat(batch.path("cached").asInt()).isEqualTo(9);
    List<JsonNode> items = equal.items(id, 100);
    for (int i = 0; i < items.size(); i++) {
      assertThat(items.get(i).at("/audio/sha256")).isEqualTo(items.get(i % 3).at("/audio/sha256"));
    }
  }

  @Test
  void aTenantWithFewItemsDoesNotWaitForOneWithMany() throws Exception {
    Tenant many = new Tenant(gateway, "many");
    Tenant few = new Tenant(gateway, "few");
    String hundreds;
    String ten;
    // While nobody works both come to wait, the one with many first.
    worker.close();
    try {
      hundreds = many.submit(lines(texts("One of very many", 200)));
      await().atMost(SOON).until(() -> many.items(hundreds, 1_000).size() == 200);
      ten = few.submit(lines(texts("One of very few", 10)));
      await().atMost(SOON).until(() -> few.items(ten, 1_000).size() == 10);
    } finally {
      worker = rig.worker(Map.of());
    }
    few.awaitFinished(ten);
    many.awaitFinished(hundreds);

    long lastOfFew = ends(few, ten).max().orElseThrow();
    long later = ends(many, hundreds).filter(end -> end > lastOfFew).count();
    // What was handed on before, and an item for each of the other's.
    assertThat(later).isGreaterThan(200 - 2 * (WINDOW + 10));
  }

  private static LongStream ends(Tenant tenant, String id) throws Exception {
    return tenant.items(id, 1_000).stream()
        .mapToLong(item -> Instant.parse(item.path("finished_at").asText()).toEpochMilli());
  }

  private static Stream<String> texts(String beginning, int count) {
    return IntStream.range(0, count).mapToObj(i -> beginning + ", number " + i + ".");
  }

  private List<ConsumerRecord<String, byte[]>> committed(String topic, String until) {
    return CommittedRecords.upTo(cluster, topic, until);
  }
}
