package dev.lector.tts.worker.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.events.WorkerSeen;
import dev.lector.headers.CloudEventHeaders;
import dev.lector.http.tls.FarmSettings;
import dev.lector.registry.MockSchemaRegistry;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.topics.Topics;
import dev.lector.tts.worker.WorkerSuite;
import dev.lector.tts.worker.common.WorkerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final MockSchemaRegistry registry = new MockSchemaRegistry();
  private final AtomicReference<WorkerSeen> state = new AtomicReference<>(seen("model-a"));
  private final MockProducer<byte[], byte[]> brokers =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private Heartbeat heartbeat;

  @BeforeEach
  void heartbeat() {
    heartbeat = every(Duration.ofMinutes(5));
  }

  @AfterEach
  void close() {
    heartbeat.close();
  }

  @Test
  void aWorkerTellsAtItsStartWhatItIs() {
    heartbeat.start();

    await().atMost(SOON).until(() -> !brokers.history().isEmpty());
    ProducerRecord<byte[], byte[]> record = brokers.history().getFirst();
    assertThat(record.topic()).isEqualTo(Topics.WORKERS);
    assertThat(new String(record.key(), UTF_8)).isEqualTo("heart");
    assertThat(new String(record.headers().lastHeader(CloudEventHeaders.TYPE).value(), UTF_8))
        .isEqualTo("dev.lector.events.WorkerSeen");
    WorkerSeen told = decode(record);
    assertThat(told.getDefaultModel()).isEqualTo("model-a");
    assertThat(told.getSeenAt()).isBetween(Instant.now().minus(SOON), Instant.now());
  }

  @Test
  void itTellsAgainAtTheInterval() {
    heartbeat.close();
    heartbeat = every(Duration.ofSeconds(1));
    heartbeat.start();

    await().atMost(SOON).until(() -> brokers.history().size() >= 3);
  }

  @Test
  void itTellsSoonWhenSomethingHasChangedAndNotOtherwise() {
    heartbeat.start();
    await().atMost(SOON).until(() -> brokers.history().size() == 1);

    state.set(seen("model-b"));

    await().atMost(SOON).until(() -> brokers.history().size() > 1);
    assertThat(brokers.history())
        .extracting(record -> decode(record).getDefaultModel())
        .containsExactly("model-a", "model-b");
  }

  @Test
  void aTombstoneIsTheLastThatIsToldOfAWorker() {
    heartbeat.start();
    await().atMost(SOON).until(() -> brokers.history().size() == 1);

    heartbeat.leave();
    state.set(seen("model-b"));
    heartbeat.close();

    List<ProducerRecord<byte[], byte[]>> told = brokers.history();
    assertThat(told).hasSize(2);
    assertThat(told.getLast().key()).isEqualTo("heart".getBytes(UTF_8));
    assertThat(told.getLast().value()).isNull();
  }

  @Test
  void aWorkerThatNeverBeganLeavesWithoutAWord() {
    heartbeat.close();

    assertThat(brokers.history()).isEmpty();
  }

  @Test
  void whileItMayNotTellItTriesAgain() throws Exception {
    CountDownLatch looked = new CountDownLatch(2);
    heartbeat.close();
    heartbeat = every(Duration.ofSeconds(1), () -> lookedAt(looked));
    brokers.sendException = new TopicAuthorizationException(Topics.WORKERS);
    heartbeat.start();
    assertThat(looked.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(brokers.history()).isEmpty();
    brokers.sendException = null;

    await().atMost(SOON).until(() -> !brokers.history().isEmpty());
  }

  private WorkerSeen lookedAt(CountDownLatch looked) {
    looked.countDown();
    return Objects.requireNonNull(state.get());
  }

  private Heartbeat every(Duration interval) {
    return every(interval, state::get);
  }

  private Heartbeat every(Duration interval, Supplier<WorkerSeen> told) {
    WorkerConfig config = WorkerSuite.offline("heart");
    return new Heartbeat(
        new WorkerConfig(
            config.name(),
            config.lanes(),
            config.narrators(),
            config.longLanes(),
            config.longWork(),
            config.lock(),
            config.deliveries(),
            config.drain(),
            config.directory(),
            config.storeAttempts(),
            config.replyWait(),
            config.replyPrefixes(),
            interval,
            config.host(),
            config.port(),
            config.url(),
            config.replication(),
            config.kafka(),
            config.registry(),
            FarmSettings.OPEN),
        registry,
        told,
        () -> brokers,
        Clock.systemUTC());
  }

  private static WorkerSeen seen(String model) {
    return WorkerSeen.newBuilder()
        .setWorkerId("heart")
        .setDefaultModel(model)
        .setSeenAt(Instant.EPOCH)
        .build();
  }

  private WorkerSeen decode(ProducerRecord<byte[], byte[]> record) {
    try (SpecificAvroDeserializer<WorkerSeen> reader =
        new SpecificAvroDeserializer<>(registry, WorkerSeen.class)) {
      return Objects.requireNonNull(reader.deserialize(record.topic(), record.value()));
    }
  }
}
