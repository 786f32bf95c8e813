package dev.lector.bridge.kafka;

import dev.lector.bridge.batches.BatchNotPublishedException;
import dev.lector.events.BatchCancelled;
import dev.lector.events.BatchPaused;
import dev.lector.headers.CloudEventHeaders;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.telemetry.Sending;
import dev.lector.telemetry.Tracing;
import dev.lector.topics.BatchKey;
import dev.lector.topics.Topics;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
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
 * Publishes what shall become of batches, all through one producer, made for the first of them:
 * many bridges never have one. Safe for use by many threads.
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
    publish(
        "cancellation",
        new ProducerRecord<>(Topics.CANCELLATIONS, key, cancelled),
        cancelled.getCancelledAt(),
        trace);
  }

  /** Publishes a pause or its end, and waits until the cluster has it. */
  void publish(BatchPaused change, Context trace)
      throws BatchNotPublishedException, InterruptedException {
    String key = BatchKey.of(change.getBatchId(), change.getTenant());
    publish(
        change.getPaused() ? "pause" : "resumption",
        new ProducerRecord<>(Topics.PAUSES, key, change),
        change.getChangedAt(),
        trace);
  }

  private void publish(
      String what, ProducerRecord<String, SpecificRecord> message, Instant at, Context trace)
      throws BatchNotPublishedException, InterruptedException {
    String type = message.value().getSchema().getFullName();
    new CloudEventHeaders(UUID.randomUUID().toString(), SOURCE, type, at).write(message.headers());
    Sending sending = Sending.of(message, tracing, trace);
    try {
      producer().send(message).get();
      sending.done(null);
    } catch (KafkaException | ExecutionException e) {
      sending.done(e);
      throw new BatchNotPublishedException(
          "The %s could not be queued: %s".formatted(what, e.getMessage()));
    }
  }

  private synchronized Producer<String, SpecificRecord> producer()
      throws BatchNotPublishedException {
    if (closed) {
      throw new BatchNotPublishedException("The bridge stops.");
    }
    if (producer == null) {
      producer =
          new KafkaProducer<>(settings.producer("commands"), new StringSerializer(), serializer);
    }
    return producer;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (producer != null) {
      producer.close(CLOSE);
    }
  }
}
