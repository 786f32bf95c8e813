package dev.lector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.events.Batch;
import dev.lector.events.Job;
import dev.lector.events.JobState;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import dev.lector.events.Usage;
import dev.lector.http.tls.FarmSettings;
import dev.lector.ledger.config.LedgerConfig;
import dev.lector.ledger.events.Events;
import dev.lector.ledger.jobs.JobEvents;
import dev.lector.ledger.streams.LedgerStreams;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.registry.SchemaRegistryClients;
import dev.lector.testing.TestBroker;
import dev.lector.topics.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger on a real broker: what it publishes, and what its instances answer. */
class LedgerIT {
  private static final Map<String, String> REGISTRY =
      Map.of("schema.registry.url", "mock://ledger-it");
  private static final int JOBS = 60;

  /** Tenant of the test that loses offsets. */
  private static final String AWAY = "gone";

  @TempDir static Path directory;
  private static TestBroker broker;
  private static final SchemaRegistryClient CLIENT = SchemaRegistryClients.create(REGISTRY);
  private static final Events EVENTS = new Events(CLIENT, REGISTRY);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final List<Ledger> started = new ArrayList<>();

  @BeforeAll
  static void startBroker() {
    broker = TestBroker.start(directory.resolve("broker"));
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
    HTTP.close();
  }

  @AfterEach
  void stop() {
    started.forEach(Ledger::close);
  }

  @Test
  void everyRequestEndsOnceAndAnyInstanceSaysSoAfterAnyRestart() throws Exception {
    Ledger one = ledger("one");
    List<SpeechRequested> requests = new ArrayList<>();
    for (int i = 0; i < JOBS; i++) {
      requests.add(LedgerRig.item("acme", "book", i, JOBS));
    }
    try (KafkaProducer<String, byte[]> producer = producer()) {
      for (SpeechRequested request : requests) {
        send(producer, Topics.REQUESTS, request.getRequestId(), request);
      }
      // Some completions twice, and all of them before the second instance joins.
      for (int i = 0; i < JOBS; i++) {
        SpeechFinished finished = LedgerRig.spoken(requests.get(i));
        send(producer, Topics.COMPLETIONS, finished.getRequestId(), finished);
        if (i % 3 == 0) {
          send(producer, Topics.COMPLETIONS, finished.getRequestId(), finished);
        }
      }
      for (int i = 1; i <= 3; i++) {
        SpeechFinished other =
            LedgerRig.spoken(LedgerRig.asked("other" + i).setTenant("tenant" + i).build());
        send(producer, Topics.COMPLETIONS, other.getRequestId(), other);
      }
    }
    await().atMost(Duration.ofSeconds(60)).until(() -> done(one) == JOBS);
    // Each partition's transaction commits by itself, so the others' events may come later.
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(finalJobs(false)).hasSize(JOBS + 3));
    assertThat(finalJobs(false)).allSatisfy((_, times) -> assertThat(times).isEqualTo(1));

    Ledger two = ledger("two");
    for (Ledger asked : List.of(one, two)) {
      for (SpeechRequested request : requests) {
        await().atMost(Duration.ofSeconds(60)).until(() -> answersFinal(asked, request));
      }
    }
    List<Job> page = items(two, 10, 7);
    assertThat(page).extracting(Job::getItem).containsExactly(10, 11, 12, 13, 14, 15, 16);
    assertThat(ask(two, "/ledger/jobs/nobody").statusCode()).isEqualTo(404);
    for (Ledger asked : List.of(one, two)) {
      await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertUsageInPages(asked));
    }

    one.close();
    two.close();
    started.clear();
    Ledger sameStores = ledger("one");
    await().atMost(Duration.ofSeconds(60)).until(() -> done(sameStores) == JOBS);
    sameStores.close();
    started.clear();
    Ledger noStores = ledger("three");
    await().atMost(Duration.ofSeconds(60)).until(() -> done(noStores) == JOBS);
    assertThat(items(noStores, 0, 1_000)).hasSize(JOBS);
    assertThat(finalJobs(false))
        .hasSize(JOBS + 3)
        .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
    assertThat(frames(ask(noStores, "/ledger/usage?tenant=acme").body())).isNotEmpty();
    assertThat(frames(ask(noStores, "/ledger/usage?tenant=other").body())).isEmpty();
  }

  /** Everybody's hours, one a page, whichever instance keeps them. */
  private static void assertUsageInPages(Ledger ledger) throws Exception {
    List<String> tenants = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      HttpResponse<byte[]> page =
          ask(ledger, "/ledger/usage?limit=1" + next.map(n -> "&after=" + n).orElse(""));
      assertThat(page.statusCode()).isEqualTo(200);
      frames(page.body()).stream()
          .map(f -> EVENTS.of(Topics.USAGE, Usage.class).deserializer().deserialize("", f))
          .forEach(hour -> tenants.add(hour.getTenant()));
      next = page.headers().firstValue("Lector-Next");
      assertThat(tenants.size()).isLessThan(20);
    } while (next.isPresent());
    // An hour may have ended on the way.
    assertThat(tenants.stream().distinct().filter(tenant -> !tenant.equals(AWAY)))
        .containsExactlyInAnyOrder("acme", "tenant1", "tenant2", "tenant3");
    assertThat(ask(ledger, "/ledger/usage?after=AAAA").statusCode()).isEqualTo(400);
  }

  @Test
  void whatWasFoldedOnceIsNotFoldedAgainThoughItIsForgottenAndTheGroupsOffsetsAreLost()
      throws Exception {
    Duration retention = Duration.ofSeconds(1);
    Ledger before = ledger("away", retention);
    List<SpeechRequested> requests = new ArrayList<>();
    try (KafkaProducer<String, byte[]> producer = producer()) {
      for (int i = 0; i < 20; i++) {
        SpeechRequested request = LedgerRig.item(AWAY, "old", i, 20);
        requests.add(request);
        send(producer, Topics.REQUESTS, request.getRequestId(), request);
        send(producer, Topics.COMPLETIONS, request.getRequestId(), LedgerRig.spoken(request));
      }
      // Sees to it that what was published has been folded, and forgotten.
      await().atMost(Duration.ofSeconds(60)).until(() -> usage(before, AWAY) == 20);
      await().atMost(Duration.ofSeconds(60)).until(() -> forgotten(before, requests));
      before.close();
      started.clear();
      loseTheGroupsOffsets();

      Ledger after = ledger("away", retention);
      SpeechRequested last = LedgerRig.asked("last").setTenant(AWAY).build();
      send(producer, Topics.REQUESTS, last.getRequestId(), last);
      send(producer, Topics.COMPLETIONS, last.getRequestId(), LedgerRig.spoken(last));
      await().atMost(Duration.ofSeconds(60)).until(() -> usage(after, AWAY) >= 21);
      await().atMost(Duration.ofSeconds(60)).until(() -> forgotten(after, List.of(last)));
      assertThat(usage(after, AWAY)).isEqualTo(21);
      assertThat(finalJobs(true))
          .containsKey("last")
          .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
    }
  }

  private static long usage(Ledger ledger, String tenant) throws Exception {
    return frames(ask(ledger, "/ledger/usage?tenant=" + tenant).body()).stream()
        .map(frame -> EVENTS.of(Topics.USAGE, Usage.class).deserializer().deserialize("", frame))
        .mapToLong(Usage::getRequests)
        .sum();
  }

  private static boolean forgotten(Ledger ledger, List<SpeechRequested> requests) throws Exception {
    for (SpeechRequested request : requests) {
      if (ask(ledger, "/ledger/jobs/" + request.getRequestId()).statusCode() != 404) {
        return false;
      }
    }
    return true;
  }

  /** As when no ledger was there for longer than the brokers keep the offsets of a group. */
  private static void loseTheGroupsOffsets() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.deleteConsumerGroups(List.of(LedgerStreams.APPLICATION)).all().get();
    }
  }

  private Ledger ledger(String name) {
    return ledger(name, LedgerRig.config(directory, REGISTRY).retention());
  }

  private Ledger ledger(String name, Duration retention) {
    LedgerConfig base = LedgerRig.config(directory.resolve(name), REGISTRY);
    Ledger ledger =
        Ledger.start(
            new LedgerConfig(
                base.directory(),
                "localhost",
                0,
                "",
                2,
                1,
                0,
                base.age(),
                base.batchAge(),
                base.grace(),
                retention,
                base.usageRetention(),
                base.textLimit(),
                base.window(),
                base.audit(),
                (short) -1,
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                REGISTRY,
                FarmSettings.OPEN));
    started.add(ledger);
    await().atMost(Duration.ofSeconds(60)).until(ledger::ready);
    return ledger;
  }

  private static boolean answersFinal(Ledger ledger, SpeechRequested request) throws Exception {
    HttpResponse<byte[]> answer = ask(ledger, "/ledger/jobs/" + request.getRequestId());
    return answer.statusCode() == 200
        && EVENTS
                .of(Topics.JOBS, Job.class)
                .deserializer()
                .deserialize("", answer.body())
                .getState()
            == JobState.SUCCEEDED;
  }

  private static int done(Ledger ledger) throws Exception {
    HttpResponse<byte[]> answer = ask(ledger, "/ledger/batches/book");
    return answer.statusCode() == 200
        ? EVENTS
            .of(Topics.BATCHES, Batch.class)
            .deserializer()
            .deserialize("", answer.body())
            .getDone()
        : -1;
  }

  private static List<Job> items(Ledger ledger, int from, int limit) throws Exception {
    HttpResponse<byte[]> answer =
        ask(ledger, "/ledger/batches/book/items?from=" + from + "&limit=" + limit);
    assertThat(answer.statusCode()).isEqualTo(200);
    return frames(answer.body()).stream()
        .map(frame -> EVENTS.of(Topics.JOBS, Job.class).deserializer().deserialize("", frame))
        .toList();
  }

  private static List<byte[]> frames(byte[] body) {
    List<byte[]> frames = new ArrayList<>();
    ByteBuffer rest = ByteBuffer.wrap(body);
    while (rest.hasRemaining()) {
      byte[] frame = new byte[rest.getInt()];
      rest.get(frame);
      frames.add(frame);
    }
    return frames;
  }

  private static HttpResponse<byte[]> ask(Ledger ledger, String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + ledger.port() + path)).build(),
        BodyHandlers.ofByteArray());
  }

  private static KafkaProducer<String, byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", broker.bootstrapServers()),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  private static <T extends SpecificRecord> void send(
      KafkaProducer<String, byte[]> producer, String topic, String key, T event) throws Exception {
    @SuppressWarnings("unchecked")
    Class<T> type = (Class<T>) event.getClass();
    byte[] value = EVENTS.of(topic, type).serializer().serialize(topic, event);
    producer.send(new ProducerRecord<>(topic, key, value)).get();
  }

  /**
   * How often each request has ended on the topic.
   *
   * @param away whether of the test that loses offsets, or of the others
   */
  private static Map<String, Integer> finalJobs(boolean away) {
    Map<String, Integer> ended = new HashMap<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "isolation.level",
                "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(Topics.JOBS).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          Job job =
              EVENTS.of(Topics.JOBS, Job.class).deserializer().deserialize("", record.value());
          if (JobEvents.isFinal(job) && job.getTenant().equals(AWAY) == away) {
            ended.merge(record.key(), 1, Integer::sum);
          }
        }
      }
    }
    return ended;
  }
}
