package dev.lector.ledger;

import dev.lector.events.Audio;
import dev.lector.events.Batch;
import dev.lector.events.BatchCancelled;
import dev.lector.events.BatchFinished;
import dev.lector.events.BatchPaused;
import dev.lector.events.Job;
import dev.lector.events.JobErased;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.events.SpeechVerified;
import dev.lector.events.Timings;
import dev.lector.events.Usage;
import dev.lector.http.tls.FarmSettings;
import dev.lector.ledger.audit.AuditCounts;
import dev.lector.ledger.audit.ScriptedQueues;
import dev.lector.ledger.config.AuditConfig;
import dev.lector.ledger.config.LedgerConfig;
import dev.lector.ledger.dispatch.Backlog;
import dev.lector.ledger.events.Events;
import dev.lector.ledger.intake.TopicIds;
import dev.lector.ledger.jobs.JobEvents;
import dev.lector.ledger.stores.StoreNames;
import dev.lector.ledger.streams.LedgerStreams;
import dev.lector.ledger.streams.SetAside;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.registry.SchemaRegistryClients;
import dev.lector.topics.BatchKey;
import dev.lector.topics.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/**
 * The ledger's topologies in Kafka's own test driver, whose clock stands still until it is moved.
 */
public final class LedgerRig implements AutoCloseable {
  public static final Instant START = Instant.parse("2026-01-01T10:20:00Z");

  private static final Uuid TOPIC_ID = new Uuid(1, 2);

  private final TopologyTestDriver driver;
  private final Events events;
  private final TestInputTopic<String, SpeechRequested> requests;
  private final TestInputTopic<String, SpeechRequested> staged;
  private final TestInputTopic<String, SpeechRequested> quarantined;
  private final TestInputTopic<String, SpeechFinished> completions;
  private final TestInputTopic<String, BatchCancelled> cancellations;
  private final TestInputTopic<String, JobErased> erasures;
  private final TestInputTopic<String, BatchPaused> pauses;
  private final TestInputTopic<String, SpeechVerified> verifications;
  private final LedgerCounts counts = new LedgerCounts();
  public final AuditCounts auditCounts = new AuditCounts();
  public final ScriptedQueues queues = new ScriptedQueues();
  public final TestOutputTopic<String, Job> jobs;
  public final TestOutputTopic<String, Batch> batches;
  public final TestOutputTopic<String, BatchFinished> finishedBatches;
  public final TestOutputTopic<String, Usage> usage;
  public final TestOutputTopic<String, SpeechRequested> handedOn;
  public final TestOutputTopic<String, SpeechFinished> cancelled;
  public final TestOutputTopic<String, SpeechRequested> publishedAgain;
  public final TestOutputTopic<String, JobErased> erased;
  public final TestOutputTopic<String, byte[]> deadLetters;

  public LedgerRig(Path directory) {
    this(directory, Integer.MAX_VALUE);
  }

  /**
   * @param largest what an event of the ledger's may have, bytes
   */
  public LedgerRig(Path directory, int largest) {
    Map<String, String> registry =
        Map.of("schema.registry.url", "mock://ledger-" + UUID.randomUUID());
    SchemaRegistryClient client = SchemaRegistryClients.create(registry);
    events = new Events(client, registry);
    LedgerConfig config = config(directory, registry);
    AuditTools audit = new AuditTools(queues, new TopicIds(_ -> TOPIC_ID), auditCounts);
    Events limited = new Events(client, registry, largest);
    Topology topology = new LedgerTopology(config, limited, new Backlog(), counts, audit).build();
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    LedgerStreams.handlers(properties, new SetAside(counts.setAside));
    driver = new TopologyTestDriver(topology, properties, START);
    requests = input(Topics.REQUESTS, SpeechRequested.class);
    staged = input(Topics.STAGED_REQUESTS, SpeechRequested.class);
    quarantined = input(Topics.QUARANTINED_REQUESTS, SpeechRequested.class);
    completions = input(Topics.COMPLETIONS, SpeechFinished.class);
    cancellations = input(Topics.CANCELLATIONS, BatchCancelled.class);
    erasures = input(Topics.ERASURES, JobErased.class);
    pauses = input(Topics.PAUSES, BatchPaused.class);
    verifications = input(Topics.VERIFICATIONS, SpeechVerified.class);
    jobs = output(Topics.JOBS, Job.class);
    batches = output(Topics.BATCHES, Batch.class);
    finishedBatches = output(Topics.FINISHED_BATCHES, BatchFinished.class);
    usage = output(Topics.USAGE, Usage.class);
    handedOn = output(Topics.BATCH_REQUESTS, SpeechRequested.class);
    cancelled = output(Topics.COMPLETIONS, SpeechFinished.class);
    publishedAgain = output(Topics.REQUESTS, SpeechRequested.class);
    erased = output(Topics.ERASURES, JobErased.class);
    deadLetters =
        driver.createOutputTopic(
            Topics.DEAD_LETTERS, new StringDeserializer(), new ByteArrayDeserializer());
  }

  public static LedgerConfig config(Path directory, Map<String, String> registry) {
    return config(directory, Map.of(), registry);
  }

  public static LedgerConfig config(
      Path directory, Map<String, String> kafka, Map<String, String> registry) {
    return new LedgerConfig(
        directory.toString(),
        "localhost",
        0,
        "",
        2,
        1,
        0,
        Duration.ofDays(7),
        Duration.ofDays(30),
        Duration.ofSeconds(5),
        Duration.ofDays(30),
        Duration.ofDays(400),
        20_000,
        10,
        new AuditConfig(Duration.ofSeconds(1), 2),
        (short) -1,
        kafka,
        registry,
        FarmSettings.OPEN);
  }

  private <T extends SpecificRecord> TestInputTopic<String, T> input(String topic, Class<T> type) {
    return driver.createInputTopic(
        topic, new StringSerializer(), events.of(topic, type).serializer());
  }

  private <T extends SpecificRecord> TestOutputTopic<String, T> output(
      String topic, Class<T> type) {
    return driver.createOutputTopic(
        topic, new StringDeserializer(), events.of(topic, type).deserializer());
  }

  public void request(SpeechRequested request) {
    requests.pipeInput(request.getRequestId(), request);
  }

  public void stage(SpeechRequested request) {
    staged.pipeInput(request.getRequestId(), request);
  }

  public void stage(SpeechRequested request, Headers headers) {
    staged.pipeInput(new TestRecord<>(request.getRequestId(), request, headers));
  }

  public void stage(String key, SpeechRequested request) {
    staged.pipeInput(key, request);
  }

  public void request(SpeechRequested request, Headers headers) {
    requests.pipeInput(new TestRecord<>(request.getRequestId(), request, headers));
  }

  /** How many entries a store has. */
  public long entries(String store) {
    long entries = 0;
    try (var all = driver.getKeyValueStore(store).all()) {
      while (all.hasNext()) {
        all.next();
        entries++;
      }
    }
    return entries;
  }

  public void quarantine(SpeechRequested request) {
    quarantined.pipeInput(request.getRequestId(), request);
  }

  /** A request's record as it is read back. */
  public ConsumerRecord<byte[], byte[]> record(String topic, long offset, SpeechRequested request) {
    byte[] value = events.of(topic, SpeechRequested.class).serializer().serialize(topic, request);
    byte[] key = request.getRequestId().getBytes(StandardCharsets.UTF_8);
    return new ConsumerRecord<>(topic, 0, offset, key, value);
  }

  public void finish(SpeechFinished finished) {
    completions.pipeInput(finished.getRequestId(), finished);
  }

  public void verify(SpeechVerified verified) {
    verifications.pipeInput(verified.getRequestId(), verified);
  }

  public void finish(SpeechFinished finished, Instant written) {
    completions.pipeInput(finished.getRequestId(), finished, written);
  }

  /**
   * Has what comes next take offsets that were read before, as when brokers have lost the end of
   * their topics.
   */
  public void loseEnds(String step) {
    KeyValueStore<String, byte[]> store = store(StoreNames.consumedOffsets(step));
    List<KeyValue<String, byte[]>> entries = new ArrayList<>();
    store.all().forEachRemaining(entries::add);
    for (KeyValue<String, byte[]> entry : entries) {
      ByteBuffer consumed = ByteBuffer.wrap(entry.value.clone());
      store.put(entry.key, consumed.putLong(0, consumed.getLong(0) + 100).array());
    }
  }

  public void finish(SpeechFinished finished, Headers headers) {
    completions.pipeInput(new TestRecord<>(finished.getRequestId(), finished, headers));
  }

  /** A record of a producer that gives none a time, as brokers take them. */
  @SuppressWarnings("unchecked") // the serializer is that of the event's own class
  public <T extends SpecificRecord> void untimed(String topic, String key, T event) {
    driver
        .createInputTopic(
            topic,
            new StringSerializer(),
            events.of(topic, (Class<T>) event.getClass()).serializer(),
            Instant.ofEpochMilli(-1),
            Duration.ZERO)
        .pipeInput(key, event);
  }

  /** A record that need not be an event. */
  public void bytes(String topic, byte[] key, byte[] value) {
    driver
        .createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(key, value);
  }

  public void cancel(String batchId, String tenant) {
    cancellations.pipeInput(
        batchId, BatchCancelled.newBuilder().setBatchId(batchId).setTenant(tenant).build());
  }

  public void erase(String requestId, String tenant) {
    erase(JobErased.newBuilder().setRequestId(requestId).setTenant(tenant).build());
  }

  public void erase(JobErased erased) {
    erasures.pipeInput(BatchKey.of(erased.getRequestId(), erased.getTenant()), erased);
  }

  public void pause(String batchId, String tenant) {
    pauses.pipeInput(batchId, change(batchId, tenant, true));
  }

  public void resume(String batchId, String tenant) {
    pauses.pipeInput(batchId, change(batchId, tenant, false));
  }

  private static BatchPaused change(String batchId, String tenant, boolean paused) {
    return BatchPaused.newBuilder().setBatchId(batchId).setTenant(tenant).setPaused(paused).build();
  }

  public <K, V> KeyValueStore<K, V> store(String name) {
    return driver.getKeyValueStore(name);
  }

  public void pass(Duration time) {
    driver.advanceWallClockTime(time);
  }

  /** Final jobs published since the last look. */
  public List<Job> finalJobs() {
    return jobs.readValuesToList().stream()
        .filter(job -> job != null && JobEvents.isFinal(job))
        .toList();
  }

  public static SpeechRequested.Builder asked(String id) {
    return SpeechRequested.newBuilder()
        .setRequestId(id)
        .setText("Ten chars.")
        .setTenant("acme")
        .setRequestedAt(START);
  }

  public static SpeechRequested item(String tenant, String batch, int item, int of) {
    return asked(batch + "-" + item)
        .setTenant(tenant)
        .setBatchId(batch)
        .setItem(item)
        .setBatchItems(of)
        .build();
  }

  /** How a worker would end a request, with audio of 1.5 s. */
  public static SpeechFinished spoken(SpeechRequested request) {
    return ended(
        request,
        SpeechSynthesized.newBuilder()
            .setSpokenCharacters(30)
            .setAudio(Audio.newBuilder().setUri("file:/a").setDurationMs(1_500).build())
            .setModelId("starter")
            .build());
  }

  public static SpeechFinished failed(SpeechRequested request, RejectionCode code) {
    return ended(request, SpeechRejected.newBuilder().setCode(code).setMessage("no").build());
  }

  private static SpeechFinished ended(SpeechRequested request, Object outcome) {
    return SpeechFinished.newBuilder()
        .setRequestId(request.getRequestId())
        .setTenant(request.getTenant())
        .setBatchId(request.getBatchId())
        .setItem(request.getItem())
        .setBatchItems(request.getBatchItems())
        .setCharacters(10)
        .setRequestedAt(request.getRequestedAt())
        .setFinishedAt(START)
        .setWorker("w")
        .setTimings(Timings.newBuilder().setSynthesisMs(200).build())
        .setOutcome(outcome)
        .build();
  }

  /** How many jobs were given up. */
  public long overdue() {
    return counts.overdue.sum();
  }

  /** How many records were set aside. */
  public long setAside() {
    return counts.setAside.sum();
  }

  /** How many entries of stores could not be read. */
  public long unreadable() {
    return counts.unreadable.sum();
  }

  @Override
  public void close() {
    driver.close();
  }
}
