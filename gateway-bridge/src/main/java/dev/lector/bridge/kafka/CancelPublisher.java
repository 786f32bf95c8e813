package dev.lector.bridge.kafka;

import dev.lector.bridge.batches.BatchNotPublishedException;
import dev.lector.events.BatchCancelled;
import dev.lector.headers.CloudEventHeaders;
import dev.lector.headers.TraceParent;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.topics.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes cancellations. They are rare: each has a producer of its own. */
final class CancelPublisher {
  private static final Duration CLOSE = Duration.ofSeconds(2);
  private static final String SOURCE = "/lector/gateway-bridge";

  private final KafkaSettings settings;
  private final SpecificAvroSerializer<BatchCancelled> serializer;

  CancelPublisher(KafkaSettings settings, SpecificAvroSerializer<BatchCancelled> serializer) {
    this.settings = settings;
    this.serializer = serializer;
  }

  /** Publishes, and waits until the cluster has it. */
  void publish(BatchCancelled cancelled) throws BatchNotPublishedException, InterruptedException {
    Map<String, Object> properties = settings.producer();
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, "gateway-bridge-cancellations");
    Producer<String, BatchCancelled> producer =
        new KafkaProducer<>(properties, new StringSerializer(), serializer);
    try {
      ProducerRecord<String, BatchCancelled> message =
          new ProducerRecord<>(Topics.CANCELLATIONS, cancelled.getBatchId(), cancelled);
      new CloudEventHeaders(
              UUID.randomUUID().toString(),
              SOURCE,
              BatchCancelled.getClassSchema().getFullName(),
              cancelled.getCancelledAt())
          .write(message.headers());
      TraceParent.create().write(message.headers());
      producer.send(message).get();
    } catch (KafkaException | ExecutionException e) {
      throw new BatchNotPublishedException(
          "The cancellation could not be queued: " + e.getMessage());
    } finally {
      producer.close(CLOSE);
    }
  }
}
