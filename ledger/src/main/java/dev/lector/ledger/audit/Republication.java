package dev.lector.ledger.audit;

import dev.lector.headers.DeadLetterHeaders;
import dev.lector.headers.PastDeliveries;
import dev.lector.headers.Requeued;
import dev.lector.ledger.events.RecordSizes;
import dev.lector.topics.Topics;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * A request's record as it goes out again: key and value bytes as they were, its own headers, and
 * those that say where and when it was first.
 *
 * @param record to be sent
 */
public record Republication(ProducerRecord<byte[], byte[]> record) {
  /** Beyond, the headers added here might not fit into a topic with Kafka's default limit. */
  private static final int LARGE = 1_000_000;

  /** What the headers added here may take, and the record's own fields, bytes. */
  private static final int MARGIN = 4_096;

  /** A request that its queue has lost, as told in the headers of what is made of it. */
  static final class LostByQueueException extends Exception {
    private static final long serialVersionUID = 1L;

    LostByQueueException(String message) {
      super(message);
    }
  }

  /** Writes the value's bytes. */
  public static Serde<Republication> serde() {
    Serializer<Republication> value = (_, again) -> again.record().value();
    Deserializer<Republication> none =
        (_, _) -> {
          throw new UnsupportedOperationException("Nobody reads these as such");
        };
    return Serdes.serdeFrom(value, none);
  }

  /**
   * The record for its queue again; for the quarantine, which takes larger ones, when it is large.
   *
   * @return empty when it fits nowhere
   */
  static Optional<Republication> again(ConsumerRecord<byte[], byte[]> lost, String reason) {
    long size = size(lost);
    if (size > Topics.LARGEST_LETTER - MARGIN) {
      return Optional.empty();
    }
    String topic = size > LARGE ? Topics.QUARANTINED_REQUESTS : lost.topic();
    return Optional.of(to(topic, lost, reason));
  }

  /** The record as a dead letter; empty when it fits nowhere. */
  static Optional<Republication> deadLetter(ConsumerRecord<byte[], byte[]> lost, String reason) {
    return size(lost) > Topics.LARGEST_LETTER - MARGIN
        ? Optional.empty()
        : Optional.of(to(Topics.DEAD_LETTERS, lost, reason));
  }

  private static Republication to(
      String topic, ConsumerRecord<byte[], byte[]> lost, String reason) {
    Headers headers = new RecordHeaders(lost.headers());
    DeadLetterHeaders now = DeadLetterHeaders.of(lost, new LostByQueueException(reason));
    DeadLetterHeaders.read(lost.headers())
        .map(
            first ->
                new DeadLetterHeaders(
                    first.topic(),
                    first.partition(),
                    first.offset(),
                    first.timestamp(),
                    now.exception(),
                    now.message()))
        .orElse(now)
        .write(headers);
    // Workers tell by it how long the request has waited.
    Requeued.read(lost.headers())
        .orElse(new Requeued(lost.topic(), lost.partition(), lost.offset(), lost.timestamp(), 0))
        .write(headers);
    // How often it was delivered nobody knows; at least once, or it would not be lost.
    PastDeliveries.write(headers, PastDeliveries.read(lost.headers()) + 1);
    return new Republication(new ProducerRecord<>(topic, null, lost.key(), lost.value(), headers));
  }

  private static long size(ConsumerRecord<byte[], byte[]> record) {
    return RecordSizes.of(record.key(), record.value(), record.headers());
  }
}
