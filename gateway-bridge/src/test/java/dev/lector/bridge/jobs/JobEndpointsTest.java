package dev.lector.bridge.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStores;
import dev.lector.audio.MediaSigner;
import dev.lector.bridge.events.EventStreams;
import dev.lector.bridge.http.HttpServer;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.ledger.LedgerClient;
import dev.lector.bridge.load.Places;
import dev.lector.bridge.media.AudioLinks;
import dev.lector.bridge.streams.AudioStreams;
import dev.lector.bridge.testing.Client;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.Servers;
import dev.lector.bridge.testing.StubLedger;
import dev.lector.bridge.times.TimesEndpoint;
import dev.lector.events.Audio;
import dev.lector.events.Job;
import dev.lector.events.JobErased;
import dev.lector.events.JobState;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechSynthesized;
import dev.lector.events.SpeechTimes;
import dev.lector.events.Timings;
import dev.lector.times.TimesDocument;
import io.opentelemetry.context.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs over HTTP, from this bridge's book and from the ledger. */
class JobEndpointsTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  @TempDir Path dir;

  private final JobBook book = new JobBook(10);
  private final StubLedger ledger = new StubLedger();
  private final LedgerClient questions = StubLedger.client(ledger);
  private final LedgerClient nobody = StubLedger.client();
  private final EventStreams streams = new EventStreams(new Places(10, 1));
  private final List<JobErased> erased = new CopyOnWriteArrayList<>();
  private volatile boolean kafkaAway;
  private AudioStore store;
  private AudioStreams audio;
  private HttpServer server;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    store = AudioStores.create(Map.of("type", "file", "dir", dir.toString()));
    audio =
        new AudioStreams(
            store,
            (_, _) -> {
              throw new IOException("There is no log");
            },
            (_, _) -> {},
            SOON);
    serve(questions);
  }

  private void serve(LedgerClient asked) {
    MediaSigner signer =
        new MediaSigner("0123456789abcdef".getBytes(StandardCharsets.UTF_8), Clock.systemUTC());
    JobJson json = new JobJson(new AudioLinks(store, signer, Duration.ofHours(1)));
    JobLookup lookup = new JobLookup(book, asked);
    Routes.Builder routes =
        Routes.builder()
            .guarded("GET", "/jobs/*", new JobEndpoint(lookup, json))
            .guarded(
                "DELETE",
                "/jobs/*",
                new JobErasureEndpoint(lookup, book, store, this::publish, () -> NOON))
            .guarded("GET", "/jobs/*/events", new JobEventsEndpoint(lookup, json, streams))
            .guarded("GET", "/jobs/*/audio", new JobAudioEndpoint(lookup, audio));
    TimesEndpoint.addTo(routes, lookup, store);
    server = Servers.guarded(routes.build());
    client = new Client(server.port());
  }

  private void publish(JobErased event, Context trace) throws ErasureNotPublishedException {
    if (kafkaAway) {
      throw new ErasureNotPublishedException("Kafka is away.");
    }
    erased.add(event);
  }

  private Answer erase(String path, String... headers) {
    return client.send(client.request(path, headers).DELETE().build());
  }

  private SpeechSynthesized stored() throws Exception {
    AudioKey audioKey = new AudioKey("ab".repeat(32) + ".wav");
    AudioKey timesKey = new AudioKey("cd".repeat(32) + ".json");
    String uri = store.put(audioKey, "audio/wav", new byte[] {1, 2, 3}).uri().toString();
    String times = store.put(timesKey, "application/json", new byte[] {'{'}).uri().toString();
    return SpeechSynthesized.newBuilder()
        .setAudio(Audio.newBuilder().setUri(uri).setBytes(3).build())
        .setTimes(new SpeechTimes(times, 1L))
        .build();
  }

  private boolean anythingStored() throws Exception {
    return store.find(new AudioKey("ab".repeat(32) + ".wav")).isPresent()
        || store.find(new AudioKey("cd".repeat(32) + ".json")).isPresent();
  }

  @Test
  void aJobThatIsErasedIsGoneWithItsAudioAndItsTimes() throws Exception {
    ledger.know(ended(stored()));

    assertThat(erase("/jobs/r", Servers.acme()).status()).isEqualTo(204);

    assertThat(anythingStored()).isFalse();
    assertThat(erased).hasSize(1);
    assertThat(erased.getFirst().getRequestId()).isEqualTo("r");
    assertThat(erased.getFirst().getTenant()).isEqualTo("acme");
    assertThat(erased.getFirst().getAudio()).isEmpty();
    for (String path : List.of("", "/events", "/audio", "/timestamps")) {
      assertThat(get("/jobs/r" + path).status()).as(path).isEqualTo(410);
    }
    assertThat(erase("/jobs/r", Servers.acme()).status()).isEqualTo(204);
    assertThat(erased).hasSize(1);
  }

  @Test
  void nobodyErasesWhatIsNotTheirs() throws Exception {
    ledger.know(ended(stored()));

    assertThat(erase("/jobs/r", Servers.globex()).status()).isEqualTo(404);
    assertThat(erase("/jobs/r").status()).isEqualTo(401);
    assertThat(erase("/jobs/nobody", Servers.acme()).status()).isEqualTo(404);

    assertThat(anythingStored()).isTrue();
    assertThat(erased).isEmpty();
  }

  @Test
  void aJobThatHasNotEndedIsErasedWhenItDoes() throws Exception {
    ledger.know(queued().build());

    Answer answer = erase("/jobs/r", Servers.acme());

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().path("state").asText()).isEqualTo("ERASING");
    assertThat(erased).hasSize(1);
    assertThat(get("/jobs/r").status()).isEqualTo(200);
  }

  @Test
  void anErasureThatCouldNotBeToldIsRepeated() throws Exception {
    ledger.know(ended(stored()));
    kafkaAway = true;
    Answer answer = erase("/jobs/r", Servers.acme());
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isNotEmpty();

    kafkaAway = false;
    assertThat(erase("/jobs/r", Servers.acme()).status()).isEqualTo(204);
    assertThat(erased).hasSize(1);
  }

  @AfterEach
  void stop() {
    streams.close();
    client.close();
    server.close();
    questions.close();
    nobody.close();
    ledger.close();
    store.close();
  }

  @Test
  void whatNeverPassedByHereTheLedgerKnowsInFull() throws Exception {
    String uri =
        store
            .put(new AudioKey("ab".repeat(32) + ".wav"), "audio/wav", new byte[] {1, 2, 3})
            .uri()
            .toString();
    ledger.know(
        ended(
            SpeechSynthesized.newBuilder()
                .setAudio(Audio.newBuilder().setUri(uri).setBytes(3).setDurationMs(1_234).build())
                .setModelId("m")
                .setVoice("slt")
                .setCached(true)
                .setWarnings(List.of("It is in Spanish."))
                .build()));
    JsonNode job = get("/jobs/r").json();
    assertThat(job.path("id").asText()).isEqualTo("r");
    assertThat(job.path("state").asText()).isEqualTo("SUCCEEDED");
    assertThat(job.path("batch_id").asText()).isEqualTo("b");
    assertThat(job.path("requested_at").asText()).isEqualTo("2026-01-31T12:00:00Z");
    assertThat(job.path("finished_at").asText()).isEqualTo("2026-01-31T12:00:05Z");
    assertThat(job.path("attempt").asInt()).isEqualTo(2);
    assertThat(job.path("worker").asText()).isEqualTo("w");
    assertThat(job.at("/timings/queued_ms").asInt()).isEqualTo(1);
    assertThat(job.at("/timings/synthesis_ms").asInt()).isEqualTo(2);
    assertThat(job.at("/timings/store_ms").asInt()).isEqualTo(3);
    assertThat(job.at("/audio/url").asText()).contains("/media/abab");
    assertThat(job.at("/audio/duration_ms").asInt()).isEqualTo(1_234);
    assertThat(job.path("model_id").asText()).isEqualTo("m");
    assertThat(job.path("voice").asText()).isEqualTo("slt");
    assertThat(job.path("cached").asBoolean()).isTrue();
    assertThat(job.at("/warnings/0").asText()).isEqualTo("It is in Spanish.");
  }

  @Test
  void whenTheWordsAreHeardIsToldInEveryFormat() throws Exception {
    TimesDocument.Part all = new TimesDocument.Part("Hi.", "Hi.", 0, 3, 50, 900);
    TimesDocument times =
        new TimesDocument("Hi.", false, 1_000, List.of(all), List.of(), List.of());
    byte[] kept = times.toJson();
    String uri =
        store
            .put(new AudioKey("cd".repeat(32) + ".json"), "application/json", kept)
            .uri()
            .toString();
    ledger.know(ended(timed(new SpeechTimes(uri, (long) kept.length))));

    JsonNode job = get("/jobs/r").json();
    assertThat(job.at("/times/bytes").asInt()).isEqualTo(kept.length);
    assertThat(job.at("/times/url").asText()).contains("/media/cdcd").contains("signature=");
    Map<String, String> types =
        Map.of(
            "", "application/json",
            ".json", "application/json",
            ".elevenlabs.json", "application/json",
            ".srt", "application/x-subrip",
            ".vtt", "text/vtt",
            ".marks", "application/x-json-stream");
    types.forEach(
        (extension, type) -> {
          Answer answer = get("/jobs/r/timestamps" + extension);
          assertThat(answer.status()).as(extension).isEqualTo(200);
          assertThat(answer.header("Content-Type")).as(extension).isEqualTo(type);
          assertThat(client.get("/jobs/r/timestamps" + extension, Servers.globex()).status())
              .as("of another tenant")
              .isEqualTo(404);
          assertThat(client.get("/jobs/r/timestamps" + extension).status())
              .as("without a token")
              .isEqualTo(401);
        });
    assertThat(get("/jobs/r/timestamps").text()).isEqualTo(new String(kept, UTF_8));
    assertThat(get("/jobs/r/timestamps.srt").text()).contains("00:00:00,050 --> 00:00:00,900");
    assertThat(get("/jobs/r/timestamps.txt").status()).isEqualTo(404);
  }

  @Test
  void whyThereAreNoTimesIsTold() throws Exception {
    ledger.know(queued().build());
    Answer early = get("/jobs/r/timestamps");
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.message()).contains("has not ended yet");

    ledger.know(ended(cancelled()));
    assertThat(get("/jobs/r/timestamps").status()).isEqualTo(404);
    assertThat(get("/jobs/r/timestamps").message()).contains("without audio");

    ledger.know(ended(SpeechSynthesized.newBuilder().build()));
    assertThat(get("/jobs/r/timestamps").message()).contains("an older worker made it");
    assertThat(get("/jobs/r").json().has("times")).isFalse();

    ledger.know(ended(timed(new SpeechTimes("s3://elsewhere/x.json", 5L))));
    assertThat(get("/jobs/r/timestamps").status()).isEqualTo(404);
    assertThat(get("/jobs/r/timestamps").message()).contains("another store");
    assertThat(get("/jobs/r").json().at("/times/url").isNull()).isTrue();

    String torn =
        store
            .put(new AudioKey("ef".repeat(32) + ".json"), "application/json", new byte[] {'{'})
            .uri()
            .toString();
    ledger.know(ended(timed(new SpeechTimes(torn, 1L))));
    Answer unreadable = get("/jobs/r/timestamps");
    assertThat(unreadable.status()).isEqualTo(503);
    assertThat(unreadable.header("Retry-After")).isNotEmpty();
    assertThat(get("/jobs/nobody/timestamps").status()).isEqualTo(404);
  }

  private static SpeechSynthesized timed(SpeechTimes times) {
    return SpeechSynthesized.newBuilder().setTimes(times).build();
  }

  @Test
  void howItFailedIsTold() {
    ledger.know(ended(cancelled()));
    JsonNode job = get("/jobs/r").json();
    assertThat(job.path("state").asText()).isEqualTo("FAILED");
    assertThat(job.at("/error/code").asText()).isEqualTo("CANCELLED");
    assertThat(job.at("/error/msg").asText()).isEqualTo("Nobody wants it.");
    assertThat(job.has("audio")).isFalse();
  }

  @Test
  void anEndTheLedgerHasHeardOfIsToldAlthoughItDidNotPassByHere() {
    var _ = book.open(KnownJob.open("r", "acme", "f", NOON, true));
    ledger.know(ended(cancelled()));
    assertThat(get("/jobs/r").json().path("state").asText()).isEqualTo("FAILED");
  }

  @Test
  void anEndThatPassedByHereIsToldBeforeTheLedgerHasHeardOfIt() {
    book.finish(finished(), 7);
    ledger.know(queued().build());
    assertThat(get("/jobs/r").json().path("state").asText()).isEqualTo("FAILED");
  }

  @Test
  void ofTwoEndsTheLedgersCounts() {
    book.finish(finished(), 7);
    ledger.know(
        ended(
            SpeechRejected.newBuilder()
                .setCode(RejectionCode.DEADLINE_EXCEEDED)
                .setMessage("Nothing was heard of it.")
                .build()));
    assertThat(get("/jobs/r").json().at("/error/code").asText()).isEqualTo("DEADLINE_EXCEEDED");
  }

  @Test
  void aHeadOfAudioThatIsMadeHoldsNothing() {
    var _ = book.open(KnownJob.open("r", "acme", "f", NOON, true));

    Answer answer =
        client.send(
            client
                .request("/jobs/r/audio", Servers.acme())
                .header("Accept", "text/event-stream")
                .HEAD()
                .build());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(audio.size()).isZero();
  }

  @Test
  void audioThatIsGoneIsA503() {
    ledger.know(
        ended(
            SpeechSynthesized.newBuilder()
                .setAudio(
                    Audio.newBuilder()
                        .setUri(dir.resolve("ab".repeat(32) + ".wav").toUri().toString())
                        .setBytes(3)
                        .build())
                .build()));

    Answer answer = get("/jobs/r/audio");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isNotEmpty();
    assertThat(audio.size()).isZero();
  }

  @Test
  void whileTheLedgerIsAwayTheBookIsAllThereIs() {
    ledger.away(true);
    var _ = book.open(KnownJob.open("r", "acme", "f", NOON, true));
    assertThat(get("/jobs/r").json().path("state").asText()).isEqualTo("QUEUED");
    Answer unknown = get("/jobs/other");
    assertThat(unknown.status()).isEqualTo(503);
    assertThat(unknown.header("Retry-After")).isNotEmpty();
  }

  @Test
  void withoutALedgerWhatIsNotInTheBookIsUnknown() {
    client.close();
    server.close();
    serve(nobody);
    assertThat(get("/jobs/r").status()).isEqualTo(404);
    var _ = book.open(KnownJob.open("r", "acme", "f", NOON, true));
    assertThat(get("/jobs/r").status()).isEqualTo(200);
  }

  @Test
  void anotherTenantsJobIsUnknown() {
    ledger.know(queued().build());
    assertThat(client.get("/jobs/r", Servers.globex()).status()).isEqualTo(404);
    assertThat(client.get("/jobs/r/events", Servers.globex()).status()).isEqualTo(404);
    assertThat(client.get("/jobs/r").status()).isEqualTo(401);
    assertThat(get("/jobs/nobody").status()).isEqualTo(404);
    assertThat(get("/jobs/nobody/events").status()).isEqualTo(404);
  }

  @Test
  void theAudioOfAJobThatTheLedgerHearsOfInAMomentIsWaitedFor() {
    CompletableFuture<Answer> audioOfIt =
        CompletableFuture.supplyAsync(() -> get("/jobs/r/audio"), Thread::startVirtualThread);
    await().atMost(SOON).until(() -> !ledger.asked().isEmpty());

    ledger.know(ended(SpeechRejected.newBuilder().setCode(RejectionCode.CANCELLED).build()));

    assertThat(audioOfIt.join().status()).as("it ended without audio").isEqualTo(409);
  }

  @Test
  void theAudioOfAJobThatNobodyHearsOfOrOfAnotherTenantsIsUnknown() {
    ledger.know(queued().build());
    assertThat(get("/jobs/nobody/audio").status()).isEqualTo(404);
    assertThat(client.get("/jobs/r/audio", Servers.globex()).status()).isEqualTo(404);
  }

  @Test
  void theEventsOfAJobFollowItToItsEnd() {
    ledger.know(queued().build());
    CompletableFuture<Answer> events =
        CompletableFuture.supplyAsync(() -> get("/jobs/r/events"), Thread::startVirtualThread);
    await().atMost(SOON).until(() -> ledger.asked().size() >= 2);
    ledger.away(true);
    book.finish(finished(), 7);
    String text = events.join().text();
    assertThat(text)
        .startsWith("id: 1\nevent: job\ndata: {\"id\":\"r\",\"state\":\"QUEUED\"")
        .contains("id: 2\nevent: end\ndata: {\"id\":\"r\",\"state\":\"FAILED\"");
    assertThat(text.split("\n\n", -1)).hasSize(3);
  }

  private Answer get(String path) {
    return client.get(path, Servers.acme());
  }

  private static Job.Builder queued() {
    return Job.newBuilder().setRequestId("r").setTenant("acme").setRequestedAt(NOON);
  }

  private static Job ended(Object outcome) {
    return queued()
        .setBatchId("b")
        .setState(outcome instanceof SpeechSynthesized ? JobState.SUCCEEDED : JobState.FAILED)
        .setFinishedAt(NOON.plusSeconds(5))
        .setAttempt(2)
        .setWorker("w")
        .setTimings(Timings.newBuilder().setQueuedMs(1).setSynthesisMs(2).setStoreMs(3).build())
        .setOutcome(outcome)
        .build();
  }

  private static SpeechFinished finished() {
    return SpeechFinished.newBuilder()
        .setRequestId("r")
        .setTenant("acme")
        .setOutcome(cancelled())
        .build();
  }

  private static SpeechRejected cancelled() {
    return SpeechRejected.newBuilder()
        .setCode(RejectionCode.CANCELLED)
        .setMessage("Nobody wants it.")
        .build();
  }
}
