package dev.lector.webhooks.deliveries;

import static org.awaitility.Awaitility.await;

import dev.lector.audio.AudioStoreException;
import dev.lector.audio.AudioStores;
import dev.lector.audio.MediaSigner;
import dev.lector.events.Audio;
import dev.lector.events.BatchFinished;
import dev.lector.events.Job;
import dev.lector.events.JobState;
import dev.lector.events.SpeechSynthesized;
import dev.lector.events.Webhook;
import dev.lector.events.WebhookDelivery;
import dev.lector.events.WebhookReplay;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.registry.SchemaRegistryClients;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.subscription.WebhookAddresses;
import dev.lector.topics.Topics;
import dev.lector.webhooks.sending.Links;
import dev.lector.webhooks.sending.Secrets;
import dev.lector.webhooks.sending.Sender;
import dev.lector.webhooks.sending.SendingLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.BytesDeserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The topology in Kafka's own test driver, whose clock stands still until it is moved, with the
 * real sender.
 */
final class DeliveryRig implements AutoCloseable {
  static final Instant START = Instant.parse("2026-01-01T10:20:00Z");
  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  static final String NEXT_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
  static final Duration RETENTION = Duration.ofDays(30);
  private static final Duration TURN = Duration.ofMillis(50);

  private final TopologyTestDriver driver;
  private final Sender sender;
  private final AtomicInteger unrecorded = new AtomicInteger();
  private final TestInputTopic<String, Job> jobs;
  private final TestInputTopic<String, BatchFinished> batches;
  private final TestInputTopic<String, WebhookReplay> replays;
  private final TestOutputTopic<String, WebhookDelivery> states;
  private final List<KeyValue<String, WebhookDelivery>> published = new ArrayList<>();

  DeliveryRig(Path directory) {
    this(directory, new SendingLimits(Duration.ofSeconds(5), 64, 32, 16), true);
  }

  /**
   * @param open whether webhooks may go to this machine
   */
  DeliveryRig(Path directory, SendingLimits limits, boolean open) {
    Map<String, String> registry =
        Map.of("schema.registry.url", "mock://webhooks-" + UUID.randomUUID());
    SchemaRegistryClient client = SchemaRegistryClients.create(registry);
    DeliveryTopology.EventSerdes serdes =
        new DeliveryTopology.EventSerdes() {
          @Override
          public <T extends SpecificRecord> Serde<T> of(String topic, Class<T> type) {
            SpecificAvroSerializer<T> serializer = new SpecificAvroSerializer<>(client);
            serializer.configure(registry, false);
            SpecificAvroDeserializer<T> deserializer = new SpecificAvroDeserializer<>(client, type);
            deserializer.configure(registry, false);
            return Serdes.serdeFrom(
                (_, event) -> serializer.serialize(topic, event),
                (_, bytes) -> deserializer.deserialize(topic, bytes));
          }
        };
    WebhookAddresses allowed =
        WebhookAddresses.of(
            true, List.of("1-65535"), open ? List.of("127.0.0.0/8", "::1") : List.of());
    sender =
        new Sender(
            limits,
            allowed,
            Secrets.parse(
                List.of(
                    "acme:" + SECRET,
                    "turning:" + SECRET,
                    "turning:" + NEXT_SECRET,
                    "other:" + NEXT_SECRET)),
            links(directory),
            InstantSource.system());
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.resolve("state").toString());
    driver =
        new TopologyTestDriver(
            new DeliveryTopology(
                    serdes,
                    1,
                    sender,
                    allowed,
                    new RetrySchedule(
                        List.of(Duration.ZERO, Duration.ofSeconds(5), Duration.ofMinutes(5)),
                        new Random(1)),
                    RETENTION,
                    new DeliveryCounts(new SimpleMeterRegistry()),
                    unrecorded)
                .build(),
            properties,
            START);
    jobs = input(serdes.of(Topics.JOBS, Job.class), Topics.JOBS);
    batches =
        input(serdes.of(Topics.FINISHED_BATCHES, BatchFinished.class), Topics.FINISHED_BATCHES);
    replays = input(serdes.of(Topics.WEBHOOK_REPLAYS, WebhookReplay.class), Topics.WEBHOOK_REPLAYS);
    states =
        driver.createOutputTopic(
            Topics.WEBHOOKS,
            new StringDeserializer(),
            serdes.of(Topics.WEBHOOKS, WebhookDelivery.class).deserializer());
  }

  private <T> TestInputTopic<String, T> input(Serde<T> serde, String topic) {
    return driver.createInputTopic(topic, new StringSerializer(), serde.serializer());
  }

  private static Links links(Path directory) {
    try {
      return new Links(
          AudioStores.create(Map.of("dir", directory.resolve("audio").toString())),
          new MediaSigner("0123456789abcdef".getBytes(StandardCharsets.UTF_8), Clock.systemUTC()),
          Duration.ofHours(1),
          "https://tts.example.org");
    } catch (AudioStoreException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A job of a tenant's that has ended with audio. */
  static Job.Builder job(String tenant, String id, String url, String... events) {
    return Job.newBuilder()
        .setRequestId(id)
        .setTenant(tenant)
        .setState(JobState.SUCCEEDED)
        .setRequestedAt(START.minusSeconds(2))
        .setFinishedAt(START)
        .setWebhook(new Webhook(url, List.of(events)))
        .setOutcome(
            SpeechSynthesized.newBuilder()
                .setAudio(
                    Audio.newBuilder()
                        .setUri("file:///nowhere")
                        .setContentType("audio/wav")
                        .setDurationMs(1_500)
                        .build())
                .setModelId("kokoro")
                .setVoice("af_heart")
                .build());
  }

  void publish(Job job) {
    jobs.pipeInput(job.getRequestId(), job);
  }

  void publish(BatchFinished batch) {
    batches.pipeInput(batch.getBatchId(), batch);
  }

  void replay(String webhookId) {
    replays.pipeInput(
        webhookId,
        WebhookReplay.newBuilder().setWebhookId(webhookId).setRequestedAt(START).build());
  }

  /** Lets turns pass until something holds. */
  void until(BooleanSupplier condition) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> {
              pass(TURN);
              return condition.getAsBoolean();
            });
  }

  /** Lets attempts under way end and records them. */
  void settle() {
    pass(TURN);
    until(() -> unrecorded.get() == 0);
  }

  void pass(Duration time) {
    driver.advanceWallClockTime(time);
    published.addAll(states.readKeyValuesToList());
  }

  int unrecorded() {
    return unrecorded.get();
  }

  /** When something is due, as it is in the store. */
  KeyValueStore<Bytes, byte[]> agenda() {
    return driver.getKeyValueStore(Stores.AGENDA);
  }

  /** What was written of when something is due, in order, as a restored store reads it. */
  List<KeyValue<Bytes, byte[]>> agendaChangelog() {
    return driver
        .createOutputTopic(
            "test-" + Stores.AGENDA + "-changelog",
            new BytesDeserializer(),
            new ByteArrayDeserializer())
        .readKeyValuesToList();
  }

  /** Everything published so far. */
  List<KeyValue<String, WebhookDelivery>> published() {
    published.addAll(states.readKeyValuesToList());
    return published;
  }

  /** The state of the only webhook. */
  WebhookDelivery state() {
    return published().getLast().value;
  }

  @Override
  public void close() {
    driver.close();
    sender.close();
  }
}
