package dev.lector.ledger.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;

/**
 * Where a request is in a queue.
 *
 * @param topic of the queue
 * @param partition of the topic
 * @param offset of the request's record
 */
public record QueuePosition(String topic, int partition, long offset) {
  /** Header of a job event that was read from a queue. */
  private static final String HEADER = "lector-queue-position";

  private static final int NUMBERS = Integer.BYTES + Long.BYTES;

  TopicPartition topicPartition() {
    return new TopicPartition(topic, partition);
  }

  public void write(Headers headers) {
    headers.remove(HEADER).add(HEADER, key().get());
  }

  static Optional<QueuePosition> read(Headers headers) {
    Header header = headers.lastHeader(HEADER);
    return header == null || header.value() == null || header.value().length < NUMBERS
        ? Optional.empty()
        : Optional.of(of(Bytes.wrap(header.value())));
  }

  /**
   * A store's key, in the order of offsets within a partition: the topic's name, a byte 0, and
   * partition and offset (4 and 8 bytes big-endian).
   */
  Bytes key() {
    byte[] name = topic.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(name.length + 1 + NUMBERS)
            .put(name)
            .put((byte) 0)
            .putInt(partition)
            .putLong(offset)
            .array());
  }

  static QueuePosition of(Bytes key) {
    byte[] bytes = key.get();
    int name = bytes.length - NUMBERS - 1;
    ByteBuffer numbers = ByteBuffer.wrap(bytes, name + 1, NUMBERS);
    return new QueuePosition(
        new String(bytes, 0, Math.max(0, name), StandardCharsets.UTF_8),
        numbers.getInt(),
        numbers.getLong());
  }

  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}
