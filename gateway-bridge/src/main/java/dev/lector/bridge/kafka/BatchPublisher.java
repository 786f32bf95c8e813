package dev.lector.bridge.kafka;

import dev.lector.bridge.batches.BatchNotPublishedException;
import dev.lector.events.SpeechRequested;
import dev.lector.headers.CloudEventHeaders;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.telemetry.Sending;
import dev.lector.telemetry.Tracing;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes batches, each in a transaction: readers of committed records see all of its items or
 * none. One batch at a time, since a producer has one transaction; the producer is made for the
 * first batch, and made anew after a failure.
 */
final class BatchPublisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BatchPublisher.class);
  private static final Duration TURN = Duration.ofSeconds(30);
  private static final Duration CLOSE = Duration.ofSeconds(2);

  /** Times a commit is asked for, each as long as the producer may block. */
  private static final int COMMITS = 3;

  private static final String SOURCE = "/lector/gateway-bridge";

  private final KafkaSettings settings;
  private final SpecificAvroSerializer<SpeechRequested> serializer;
  private final String topic;
  private final Tracing tracing;

  /** Nobody else's: a second producer of this id would end this one's transactions. */
  private final String transactionalId = "lector-bridge-" + UUID.randomUUID();

  private final ReentrantLock turn = new ReentrantLock(true);
  private @Nullable Producer<String, SpeechRequested> producer;

  /**
   * @param topic where items go
   */
  BatchPublisher(
      KafkaSettings settings,
      SpecificAvroSerializer<SpeechRequested> serializer,
      String topic,
      Tracing tracing) {
    this.settings = settings;
    this.serializer = serializer;
    this.topic = topic;
    this.tracing = tracing;
  }

  void publish(Iterable<SpeechRequested> items, Context trace)
      throws BatchNotPublishedException, InterruptedException {
    if (!turn.tryLock(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new BatchNotPublishedException("Other batches are being taken in; try again soon.");
    }
    Sending sending = Sending.of(topic, tracing, trace);
    try {
      send(items, sending);
      sending.done(null);
    } catch (BatchNotPublishedException e) {
      sending.done(e);
      throw e;
    } finally {
      turn.unlock();
    }
  }

  private void send(Iterable<SpeechRequested> items, Sending sending)
      throws BatchNotPublishedException {
    try {
      Producer<String, SpeechRequested> open = open();
      open.beginTransaction();
      for (SpeechRequested item : items) {
        ProducerRecord<String, SpeechRequested> message = message(item);
        sending.with(message);
        var _ = open.send(message);
      }
      // Fails when any of them has.
      commit(open);
    } catch (RuntimeException e) { // Kafka's, or the items': a transaction must not stay open
      LOG.warn("A batch was not published: {}", e.toString());
      abandon();
      throw new BatchNotPublishedException("The batch could not be queued: " + e.getMessage());
    }
  }

  /**
   * A commit that is not heard of in time may have happened all the same; asking again tells.
   *
   * @throws BatchNotPublishedException when it stays unknown
   */
  private void commit(Producer<String, SpeechRequested> open) throws BatchNotPublishedException {
    for (int attempt = 1; ; attempt++) {
      try {
        open.commitTransaction();
        return;
      } catch (TimeoutException e) {
        if (attempt == COMMITS) {
          LOG.warn("Whether a batch was published is unknown: {}", e.toString());
          abandon();
          throw new BatchNotPublishedException(
              "The batch may have been queued; send it again with the same Idempotency-Key: "
                  + e.getMessage());
        }
        LOG.info("A commit is not confirmed yet; it is asked for again: {}", e.toString());
      }
    }
  }

  private Producer<String, SpeechRequested> open() {
    Producer<String, SpeechRequested> known = producer;
    if (known != null) {
      return known;
    }
    Producer<String, SpeechRequested> made =
        new KafkaProducer<>(
            settings.transactional(transactionalId), new StringSerializer(), serializer);
    producer = made;
    made.initTransactions();
    return made;
  }

  /** The next producer of the same id ends whatever transaction this one has left open. */
  private void abandon() {
    Producer<String, SpeechRequested> broken = producer;
    producer = null;
    if (broken == null) {
      return;
    }
    try {
      broken.abortTransaction();
    } catch (KafkaException | IllegalStateException e) {
      LOG.debug("The transaction ends by itself", e);
    }
    broken.close(Duration.ZERO);
  }

  private ProducerRecord<String, SpeechRequested> message(SpeechRequested item) {
    ProducerRecord<String, SpeechRequested> message =
        new ProducerRecord<>(topic, item.getRequestId(), item);
    String type = SpeechRequested.getClassSchema().getFullName();
    new CloudEventHeaders(item.getRequestId(), SOURCE, type, item.getRequestedAt())
        .write(message.headers());
    return message;
  }

  @Override
  public void close() {
    Producer<String, SpeechRequested> open = producer;
    if (open != null) {
      open.close(CLOSE);
    }
  }
}
