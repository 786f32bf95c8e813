package dev.lector.bridge.kafka;

import dev.lector.bridge.batches.BatchNotPublishedException;
import dev.lector.bridge.jobs.ErasureNotPublishedException;
import dev.lector.events.BatchCancelled;
import dev.lector.events.BatchPaused;
import dev.lector.events.JobErased;
import dev.lector.headers.CloudEventHeaders;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.telemetry.Sending;
import dev.lector.telemetry.Tracing;
import dev.lector.topics.BatchKey;
import dev.lector.topics.Topics;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what shall become of batches and jobs, all through one producer, made for the first of
 * them: many bridges never have one. Safe for use by many threads.
 */
final class CommandPublisher implements AutoCloseable {
  private static final Duration CLOSE = Duration.ofSeconds(2);
  private static final String SOURCE = "/lector/gateway-bridge";

  private final KafkaSettings settings;
  private final SpecificAvroSerializer<SpecificRecord> serializer;
  private final Tracing tracing;
  private @Nullable Producer<String, SpecificRecord> producer;
  private boolean closed;

  CommandPublisher(
      KafkaSettings settings, SpecificAvroSerializer<SpecificRecord> serializer, Tracing tracing) {
    this.settings = settings;
    this.serializer = serializer;
    this.tracing = tracing;
  }

  /** Publishes a cancellation, and waits until the cluster has it. */
  void publish(BatchCancelled cancelled, Context trace)
      throws BatchNotPublishedException, InterruptedException {
    String key = BatchKey.of(cancelled.getBatchId(), cancelled.getTenant());
    Optional<String> failure =
        publish(Topics.CANCELLATIONS, key, cancelled, cancelled.getCancelledAt(), trace);
    if (failure.isPresent()) {
      throw new BatchNotPublishedException(
          "The cancellation could not be queued: " + failure.get());
    }
  }

  /** Publishes a pause or its end, and waits until the cluster has it. */
  void publish(BatchPaused change, Context trace)
      throws BatchNotPublishedException, InterruptedException {
    String key = BatchKey.of(change.getBatchId(), change.getTenant());
    Optional<String> failure = publish(Topics.PAUSES, key, change, change.getChangedAt(), trace);
    if (failure.isPresent()) {
      throw new BatchNotPublishedException(
          "The %s could not be queued: %s"
              .formatted(change.getPaused() ? "pause" : "resumption", failure.get()));
    }
  }

  /** Publishes an erasure, and waits until the cluster has it. */
  void publish(JobErased erased, Context trace)
      throws ErasureNotPublishedException, InterruptedException {
    String key = BatchKey.of(erased.getRequestId(), erased.getTenant());
    Optional<String> failure = publish(Topics.ERASURES, key, erased, erased.getErasedAt(), trace);
    if (failure.isPresent()) {
      throw new ErasureNotPublishedException(
          "The erasure could not be published; ask again: " + failure.get());
    }
  }

  /** Publishes an event, and returns why it is not there. */
  private Optional<String> publish(
      String topic, String key, SpecificRecord event, Instant at, Context trace)
      throws InterruptedException {
    Producer<String, SpecificRecord> open = producer();
    if (open == null) {
      return Optional.of("the bridge stops");
    }
    ProducerRecord<String, SpecificRecord> message = new ProducerRecord<>(topic, key, event);
    String type = event.getSchema().getFullName();
    new CloudEventHeaders(UUID.randomUUID().toString(), SOURCE, type, at).write(message.headers());
    Sending sending = Sending.of(message, tracing, trace);
    try {
      open.send(message).get();
      sending.done(null);
      return Optional.empty();
    } catch (KafkaException | ExecutionException e) {
      sending.done(e);
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Null once it is closed. */
  private synchronized @Nullable Producer<String, SpecificRecord> producer() {
    if (producer == null && !closed) {
      producer =
          new KafkaProducer<>(settings.producer("commands"), new StringSerializer(), serializer);
    }
    return closed ? null : producer;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (producer != null) {
      producer.close(CLOSE);
    }
  }
}
