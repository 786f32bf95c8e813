package dev.lector.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.events.Job;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import dev.lector.ledger.config.LedgerConfig;
import dev.lector.ledger.events.Events;
import dev.lector.ledger.jobs.JobEvents;
import dev.lector.ledger.stores.StoreNames;
import dev.lector.ledger.streams.Changelogs;
import dev.lector.registry.SchemaRegistryClients;
import dev.lector.testing.TestBroker;
import dev.lector.topics.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger on a real broker, and what others may do to its topics. */
class LedgerFaultsIT {
  private static final Map<String, String> REGISTRY =
      Map.of("schema.registry.url", "mock://ledger-faults-it");
  private static final Events EVENTS = new Events(SchemaRegistryClients.create(REGISTRY), REGISTRY);
  private static final Duration LONG = Duration.ofSeconds(90);

  @TempDir static Path directory;
  private static TestBroker broker;
  private static KafkaProducer<byte[], byte[]> producer;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final List<Ledger> started = new ArrayList<>();

  @BeforeAll
  static void startBroker() {
    // Threads of the ledger fail here on purpose.
    Awaitility.doNotCatchUncaughtExceptionsByDefault();
    broker = TestBroker.start(directory.resolve("broker"));
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "compression.type",
                "gzip",
                "max.request.size",
                8 << 20),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @AfterAll
  static void stopBroker() {
    producer.close();
    broker.close();
    HTTP.close();
    Awaitility.reset();
  }

  @AfterEach
  void stop() {
    started.forEach(Ledger::close);
  }

  @Test
  void aRecordThatNoTopicCanKeepStopsNobody() throws Exception {
    Ledger ledger = ledger("limits");
    SpeechRequested large = LedgerRig.asked("x".repeat(600_000)).build();
    for (String topic : List.of(Topics.REQUESTS, Topics.BATCH_REQUESTS, Topics.STAGED_REQUESTS)) {
      send(topic, large.getRequestId(), large);
    }
    send(Topics.COMPLETIONS, large.getRequestId(), LedgerRig.spoken(large));
    producer
        .send(new ProducerRecord<>(Topics.COMPLETIONS, new byte[0], "no event".getBytes(UTF_8)))
        .get();

    requestAndFinish("after-the-large-one");

    await().atMost(LONG).until(() -> ends("after-the-large-one") == 1);
    await().atMost(LONG).until(() -> read(Topics.DEAD_LETTERS).size() == 3);
    assertThat(metric(ledger, "lector_ledger_set_aside_total")).isEqualTo(5);
    assertThat(metric(ledger, "lector_ledger_thread_failures_total")).isZero();
  }

  @Test
  void aLedgerThatCannotStartLeavesNothingOpenWithEachTry() throws Exception {
    Path noDirectory = Files.writeString(directory.resolve("a-file"), "");
    LedgerConfig config =
        LedgerRig.config(
            noDirectory, Map.of("bootstrap.servers", broker.bootstrapServers()), REGISTRY);
    started.add(Ledger.start(config));

    // Three at once while it tries; without care, one more with each try.
    await()
        .during(Duration.ofSeconds(10))
        .atMost(Duration.ofSeconds(20))
        .until(() -> adminClients() <= 3);
  }

  private static long adminClients() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("kafka-admin-client-thread"))
        .count();
  }

  @Test
  void whatAKilledLedgerHasLeftOpenIsEnded() throws Exception {
    Ledger ledger = ledger("survivor");
    requestAndFinish("before");
    await().atMost(LONG).until(() -> ends("before") == 1);
    String killed = "lector-ledger-" + UUID.randomUUID() + "-1";
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        KafkaProducer<byte[], byte[]> left =
            new KafkaProducer<>(
                Map.of(
                    "bootstrap.servers",
                    broker.bootstrapServers(),
                    "transactional.id",
                    killed,
                    "transaction.timeout.ms",
                    900_000),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      left.initTransactions();
      left.beginTransaction();
      for (PartitionInfo partition : left.partitionsFor(Topics.COMPLETIONS)) {
        left.send(
                new ProducerRecord<>(
                    partition.topic(), partition.partition(), new byte[] {1}, new byte[] {1}))
            .get();
      }

      requestAndFinish("behind-it");
      await().atMost(LONG).until(() -> ends("behind-it") == 1);
      assertThat(admin.describeTransactions(List.of(killed)).description(killed).get().state())
          .isNotEqualTo(TransactionState.ONGOING);
      assertThat(metric(ledger, "lector_ledger_thread_failures_total")).isZero();
    }
  }

  @Test
  void aTopicThatGotMorePartitionsIsReadAfterTheNextStart() throws Exception {
    Ledger first = ledger("narrow");
    requestAndFinish("while-it-was-narrow");
    await().atMost(LONG).until(() -> ends("while-it-was-narrow") == 1);
    first.close();
    started.clear();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      int wider = producer.partitionsFor(Topics.COMPLETIONS).size() + 2;
      admin
          .createPartitions(Map.of(Topics.COMPLETIONS, NewPartitions.increaseTo(wider)))
          .all()
          .get();
      Ledger second = ledger("narrow");
      requestAndFinish("since-it-is-wider");

      await().atMost(LONG).until(() -> ends("since-it-is-wider") == 1);
      assertThat(metric(second, "lector_ledger_thread_failures_total")).isZero();
      String changelog = Changelogs.of(StoreNames.JOBS);
      assertThat(admin.describeTopics(List.of(changelog)).allTopicNames().get())
          .hasEntrySatisfying(changelog, topic -> assertThat(topic.partitions()).hasSize(wider));
    }
  }

  @Test
  void whatSomebodyWroteIntoTheChangeLogsOfItsStoresIsPassedOver() throws Exception {
    Ledger first = ledger("before");
    requestAndFinish("kept");
    requestAndFinish("overwritten");
    await().atMost(LONG).until(() -> ends("kept") == 1 && ends("overwritten") == 1);
    first.close();
    started.clear();

    SpeechFinished reply = LedgerRig.spoken(LedgerRig.asked("overwritten").build());
    for (String store : List.of(StoreNames.JOBS, StoreNames.BATCHES, StoreNames.ITEMS)) {
      byte[] value =
          EVENTS.of(Topics.REPLIES, SpeechFinished.class).serializer().serialize("", reply);
      write(Changelogs.of(store), "overwritten".getBytes(UTF_8), value);
    }
    for (String store :
        List.of(
            StoreNames.WAITING,
            StoreNames.IN_FLIGHT,
            StoreNames.OPEN_USAGE,
            StoreNames.JOB_AGENDA,
            StoreNames.BATCH_AGENDA,
            StoreNames.DISPATCH_AGENDA)) {
      for (byte[] key : List.of(new byte[] {0}, "a key of others".getBytes(UTF_8))) {
        write(Changelogs.of(store), key, "no event".getBytes(UTF_8));
      }
    }

    Ledger second = ledger("without-stores");
    requestAndFinish("new");
    await().atMost(LONG).until(() -> ends("new") == 1);
    assertThat(ask(second, "/ledger/jobs/kept")).isEqualTo(200);
    assertThat(ask(second, "/ledger/jobs/overwritten")).isEqualTo(404);
    assertThat(metric(second, "lector_ledger_unreadable_entries_total")).isPositive();
    assertThat(metric(second, "lector_ledger_thread_failures_total")).isZero();
  }

  @Test
  void whenItsThreadsFailAgainAndAgainItIsNotReadyAndStartsAgainLater() throws Exception {
    Ledger ledger = ledger("breaker");
    largestJob("120");
    requestAndFinish("too-large-for-its-topic");
    await().atMost(LONG).until(() -> !ledger.ready());
    await().atMost(LONG).until(() -> metric(ledger, "lector_ledger_thread_failures_total") == 4);
    assertThat(ends("too-large-for-its-topic")).isZero();

    largestJob("1048588");
    await().atMost(LONG).until(ledger::ready);
    await().atMost(LONG).until(() -> ends("too-large-for-its-topic") == 1);
  }

  private static void largestJob(String bytes) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, Topics.JOBS),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, bytes),
                          AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  private Ledger ledger(String name) {
    LedgerConfig base =
        LedgerRig.config(
            directory.resolve(name),
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            REGISTRY);
    Ledger ledger = Ledger.start(base);
    started.add(ledger);
    await().atMost(LONG).until(ledger::ready);
    return ledger;
  }

  /** Writes to every partition of a topic. */
  private static void write(String topic, byte[] key, byte[] value) throws Exception {
    for (PartitionInfo partition : producer.partitionsFor(topic)) {
      producer.send(new ProducerRecord<>(topic, partition.partition(), key, value)).get();
    }
  }

  private static void requestAndFinish(String id) throws Exception {
    SpeechRequested request = LedgerRig.asked(id).build();
    send(Topics.REQUESTS, id, request);
    send(Topics.COMPLETIONS, id, LedgerRig.spoken(request));
  }

  private static <T extends SpecificRecord> void send(String topic, String key, T event)
      throws Exception {
    @SuppressWarnings("unchecked")
    Class<T> type = (Class<T>) event.getClass();
    byte[] value = EVENTS.of(topic, type).serializer().serialize(topic, event);
    producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value)).get();
  }

  /** How often a request has ended on the topic of jobs. */
  private static long ends(String id) {
    return read(Topics.JOBS).stream()
        .map(r -> EVENTS.of(Topics.JOBS, Job.class).deserializer().deserialize("", r.value()))
        .filter(job -> job.getRequestId().equals(id) && JobEvents.isFinal(job))
        .count();
  }

  /** Everything on a topic now. */
  private static List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "isolation.level",
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  private static int ask(Ledger ledger, String path) throws Exception {
    return HTTP.send(request(ledger, path), BodyHandlers.discarding()).statusCode();
  }

  private static double metric(Ledger ledger, String name) throws Exception {
    return HTTP.send(request(ledger, "/metrics"), BodyHandlers.ofString())
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  private static HttpRequest request(Ledger ledger, String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + ledger.port() + path)).build();
  }
}
