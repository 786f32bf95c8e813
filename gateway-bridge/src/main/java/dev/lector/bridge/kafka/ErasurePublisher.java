package dev.lector.bridge.kafka;

import dev.lector.bridge.jobs.ErasureNotPublishedException;
import dev.lector.events.JobErased;
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
 * Publishes erasures, all through one producer, made for the first of them: many bridges never have
 * one. Safe for use by many threads.
 */
final class ErasurePublisher implements AutoCloseable {
  private static final Duration CLOSE = Duration.ofSeconds(2);
  private static final String SOURCE = "/lector/gateway-bridge";

  private final KafkaSettings settings;
  private final SpecificAvroSerializer<JobErased> serializer;
  private final Tracing tracing;
  private @Nullable Producer<String, JobErased> producer;
  private boolean closed;

  ErasurePublisher(
      KafkaSettings settings, SpecificAvroSerializer<JobErased> serializer, Tracing tracing) {
    this.settings = settings;
    this.serializer = serializer;
    this.tracing = tracing;
  }

  /** Publishes, and waits until the cluster has it. */
  void publish(JobErased erased, Context trace)
      throws ErasureNotPublishedException, InterruptedException {
    ProducerRecord<String, JobErased> message =
        new ProducerRecord<>(
            Topics.ERASURES, BatchKey.of(erased.getRequestId(), erased.getTenant()), erased);
    new CloudEventHeaders(
            UUID.randomUUID().toString(),
            SOURCE,
            JobErased.getClassSchema().getFullName(),
            erased.getErasedAt())
        .write(message.headers());
    Sending sending = Sending.of(message, tracing, trace);
    try {
      producer().send(message).get();
      sending.done(null);
    } catch (KafkaException | ExecutionException e) {
      sending.done(e);
      throw new ErasureNotPublishedException(
          "The erasure could not be published; ask again: " + e.getMessage());
    }
  }

  private synchronized Producer<String, JobErased> producer() throws ErasureNotPublishedException {
    if (closed) {
      throw new ErasureNotPublishedException("The bridge stops.");
    }
    if (producer == null) {
      producer =
          new KafkaProducer<>(settings.producer("erasures"), new StringSerializer(), serializer);
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
