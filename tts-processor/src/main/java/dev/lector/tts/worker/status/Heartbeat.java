package dev.lector.tts.worker.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.lector.events.WorkerSeen;
import dev.lector.headers.CloudEventHeaders;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.topics.Topics;
import dev.lector.tts.worker.common.Stop;
import dev.lector.tts.worker.common.WorkerConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells on {@code speech.workers} that this worker is there and what it speaks with: at its start,
 * soon after something has changed, and at an interval; and when it leaves. Has a producer of its
 * own: whatever becomes of a heartbeat, outcomes are not kept waiting, and the worker works without
 * any.
 */
public final class Heartbeat implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

  /** How often is looked whether something has changed. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** How long the brokers may take for one. */
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final WorkerConfig config;
  private final Supplier<WorkerSeen> state;
  private final Supplier<Producer<byte[], byte[]>> producers;
  private final SpecificAvroSerializer<WorkerSeen> serializer;
  private final InstantSource clock;
  private final Stop stop = new Stop();
  private final Thread thread;
  private @Nullable Producer<byte[], byte[]> producer;

  /** What was told last, or tried to be; null before the first time. */
  private @Nullable WorkerSeen told;

  private boolean left;
  private boolean failing;

  /**
   * @param state what to tell, without a time
   * @param producers makes the producer, when it is first needed
   */
  public Heartbeat(
      WorkerConfig config,
      SchemaRegistryClient registry,
      Supplier<WorkerSeen> state,
      Supplier<Producer<byte[], byte[]>> producers,
      InstantSource clock) {
    this.config = config;
    this.state = state;
    this.producers = producers;
    this.clock = clock;
    this.serializer = new SpecificAvroSerializer<>(registry);
    this.serializer.configure(config.registry(), false);
    this.thread = Thread.ofVirtual().name(config.name() + "-heartbeat").unstarted(this::run);
  }

  /** Begins; at most once. */
  public void start() {
    thread.start();
  }

  private void run() {
    try {
      long due = System.nanoTime();
      do {
        WorkerSeen now = state.get();
        if (!now.equals(told) || System.nanoTime() - due >= 0) {
          // One that fails is not sent again: the next one says more.
          due = System.nanoTime() + config.heartbeat().toNanos();
          told = now;
          tell(now);
        }
      } while (!stop.pause(shorter(LOOK, config.heartbeat())));
    } catch (InterruptedException _) {
      LOG.trace("The worker leaves");
    }
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  @SuppressWarnings("CatchingUnchecked") // whatever happens, the worker works without it
  private void tell(WorkerSeen now) throws InterruptedException {
    try {
      WorkerSeen seen = WorkerSeen.newBuilder(now).setSeenAt(clock.instant()).build();
      byte[] value = serializer.serialize(Topics.WORKERS, seen);
      send(value);
      if (failing) {
        LOG.info("Heartbeats of worker {} are published again", config.name());
        failing = false;
      }
    } catch (RuntimeException | ExecutionException | TimeoutException e) {
      if (!failing) {
        LOG.warn(
            "Heartbeats of worker {} cannot be published on {}, so bridges do not see it; it works"
                + " all the same: {}",
            config.name(),
            Topics.WORKERS,
            e.toString());
      }
      failing = true;
    }
  }

  private void send(byte @Nullable [] value)
      throws ExecutionException, InterruptedException, TimeoutException {
    ProducerRecord<byte[], byte[]> heartbeat =
        new ProducerRecord<>(
            Topics.WORKERS,
            null,
            config.name().getBytes(UTF_8),
            value,
            value == null ? null : headers());
    Future<?> sent;
    synchronized (this) {
      if (left) {
        return;
      }
      Producer<byte[], byte[]> open = producer;
      if (open == null) {
        open = producers.get();
        producer = open;
      }
      sent = open.send(heartbeat);
    }
    sent.get(PATIENCE.multipliedBy(2).toMillis(), MILLISECONDS);
  }

  private Headers headers() {
    Headers headers = new RecordHeaders();
    new CloudEventHeaders(
            UUID.randomUUID().toString(),
            "/lector/tts-processor/" + config.name(),
            WorkerSeen.getClassSchema().getFullName(),
            clock.instant())
        .write(headers);
    return headers;
  }

  /** Tells that the worker leaves, without waiting for the brokers. Nothing is told after it. */
  public void leave() {
    stop.give();
    synchronized (this) {
      if (!left && producer != null) {
        try {
          var _ =
              producer.send(
                  new ProducerRecord<>(Topics.WORKERS, config.name().getBytes(UTF_8), null));
        } catch (KafkaException e) {
          LOG.debug("Readers will notice that this worker is gone", e);
        }
      }
      left = true;
    }
  }

  @Override
  public void close() {
    leave();
    synchronized (this) {
      if (producer != null) {
        producer.close(CLOSE);
      }
    }
    serializer.close();
  }
}
