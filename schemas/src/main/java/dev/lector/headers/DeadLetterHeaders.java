package dev.lector.headers;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Where a dead letter came from and why it is one, under Spring Kafka's names and encodings.
 *
 * @param topic it was read from
 * @param partition it was read from
 * @param offset it was read from
 * @param timestamp of the original, ms since 1970 UTC
 * @param exception full class name of what went wrong
 * @param message in the exception's words
 */
public record DeadLetterHeaders(
    String topic, int partition, long offset, long timestamp, String exception, String message) {

  /** Topic of the original, UTF-8. */
  public static final String TOPIC = "kafka_dlt-original-topic";

  /** Partition of the original, 4 bytes big-endian. */
  public static final String PARTITION = "kafka_dlt-original-partition";

  /** Offset of the original, 8 bytes big-endian. */
  public static final String OFFSET = "kafka_dlt-original-offset";

  /** Timestamp of the original in ms, 8 bytes big-endian. */
  public static final String TIMESTAMP = "kafka_dlt-original-timestamp";

  /** Class of the exception, UTF-8. */
  public static final String EXCEPTION = "kafka_dlt-exception-fqcn";

  /** Message of the exception, UTF-8. */
  public static final String MESSAGE = "kafka_dlt-exception-message";

  /** A message may quote the record it is about; a header must not grow with it. Characters. */
  private static final int MAX_MESSAGE = 1_000;

  /** What Kafka takes as a topic's name has no more characters. */
  private static final int MAX_TOPIC = 249;

  /** Keeps the message short. */
  public DeadLetterHeaders {
    message = message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "…";
  }

  /**
   * Describes a record that failed.
   *
   * @param record the original
   * @param failure why it cannot be worked
   * @return the description
   */
  public static DeadLetterHeaders of(ConsumerRecord<?, ?> record, Throwable failure) {
    return new DeadLetterHeaders(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        failure.getClass().getName(),
        failure.getMessage() == null ? "" : failure.getMessage());
  }

  /**
   * The dead letter of a record: its key and value bytes and its own headers as they were, with
   * these added.
   *
   * @param deadLetters topic to send it to
   * @param record the original
   * @param failure why it cannot be worked
   * @return what to send
   */
  public static ProducerRecord<byte[], byte[]> letter(
      String deadLetters, ConsumerRecord<byte[], byte[]> record, Throwable failure) {
    Headers headers = new RecordHeaders(record.headers());
    of(record, failure).write(headers);
    return new ProducerRecord<>(deadLetters, null, record.key(), record.value(), headers);
  }

  /**
   * Puts these on a record, in place of what was there.
   *
   * @param headers of the record
   */
  public void write(Headers headers) {
    HeaderValues.put(headers, TOPIC, topic);
    HeaderValues.put(headers, PARTITION, partition);
    HeaderValues.put(headers, OFFSET, offset);
    HeaderValues.put(headers, TIMESTAMP, timestamp);
    HeaderValues.put(headers, EXCEPTION, exception);
    HeaderValues.put(headers, MESSAGE, message);
  }

  /**
   * Reads a dead letter's headers.
   *
   * @param headers of the dead letter
   * @return where it came from, or nothing when topic, partition or offset are missing or malformed
   */
  public static Optional<DeadLetterHeaders> read(Headers headers) {
    String topic = HeaderValues.text(headers, TOPIC);
    Integer partition = HeaderValues.integer(headers, PARTITION);
    Long offset = HeaderValues.longInteger(headers, OFFSET);
    if (topic == null || topic.length() > MAX_TOPIC || partition == null || offset == null) {
      return Optional.empty();
    }
    Long timestamp = HeaderValues.longInteger(headers, TIMESTAMP);
    return Optional.of(
        new DeadLetterHeaders(
            topic,
            partition,
            offset,
            timestamp == null ? -1 : timestamp,
            orEmpty(HeaderValues.text(headers, EXCEPTION)),
            orEmpty(HeaderValues.text(headers, MESSAGE))));
  }

  /**
   * Takes these away, so that a record can be sent as if it had never failed.
   *
   * @param headers of a dead letter
   */
  public static void remove(Headers headers) {
    List.of(TOPIC, PARTITION, OFFSET, TIMESTAMP, EXCEPTION, MESSAGE).forEach(headers::remove);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
