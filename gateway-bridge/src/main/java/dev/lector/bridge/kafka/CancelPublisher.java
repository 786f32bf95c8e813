package dev.lector.bridge.kafka;

import dev.lector.bridge.batches.BatchNotPublishedException;
import dev.lector.events.BatchCancelled;
import dev.lector.headers.CloudEventHeaders;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.telemetry.Sending;
import dev.lector.telemetry.Tracing;
import dev.lector.topics.BatchKey;
import dev.lector.topics.Topics;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes cancellations, all through one producer, made for the first of them: many bridges never
 * have one. Safe for use by many threads.
 */
final class CancelPublisher implements AutoCloseable {
  private static final Duration CLOSE = Duration.ofSeconds(2);
  private static final String SOURCE = "/lector/gateway-bridge";

  private final KafkaSettings settings;
  private final SpecificAvroSerializer<BatchCancelled> serializer;
  private final Tracing tracing;
  private @Nullable Producer<String, BatchCancelled> producer;
  private boolean closed;

  CancelPublisher(
      KafkaSettings settings, SpecificAvroSerializer<BatchCancelled> serializer, Tracing tracing) {
    this.settings = settings;
    this.serializer = serializer;
    this.tracing = tracing;
  }

  /** Publishes, and waits until the cluster has it. */
  void publish(BatchCancelled cancelled, Context trace)
      throws BatchNotPublishedException, InterruptedException {
    ProducerRecord<String, BatchCancelled> message =
        new ProducerRecord<>(
            Topics.CANCELLATIONS,
            BatchKey.of(cancelled.getBatchId(), cancelled.getTenant()),
            cancelled);
    new CloudEventHeaders(
            UUID.randomUUID().toString(),
            SOURCE,
            BatchCancelled.getClassSchema().getFullName(),
            cancelled.getCancelledAt())
        .write(message.headers());
    Sending sending = Sending.of(message, tracing, trace);
    try {
      producer().send(message).get();
      sending.done(null);
    } catch (KafkaException | ExecutionException e) {
      sending.done(e);
      throw new BatchNotPublishedException(
          "The cancellation could not be queued: " + e.getMessage());
    }
  }

  private synchronized Producer<String, BatchCancelled> producer()
      throws BatchNotPublishedException {
    if (closed) {
      throw new BatchNotPublishedException("The bridge stops.");
    }
    if (producer == null) {
      producer =
          new KafkaProducer<>(
              settings.producer("cancellations"), new StringSerializer(), serializer);
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
