package dev.lector.ledger.audit;

import dev.lector.ledger.streams.LedgerStreams;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads single records of topics, committed ones only. Safe for use by many threads. */
final class QueueRecords implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Consumer<byte[], byte[]> consumer;

  QueueRecords(Map<String, String> kafka) {
    Map<String, Object> properties = new HashMap<>(kafka);
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, LedgerStreams.APPLICATION + "-audit");
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    properties.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * Reads a record.
   *
   * @return empty when it is not there any more
   * @throws TimeoutException when that cannot be told in time
   */
  synchronized Optional<ConsumerRecord<byte[], byte[]>> read(QueuePosition position) {
    TopicPartition partition = position.topicPartition();
    consumer.assign(List.of(partition));
    long end = only(consumer.endOffsets(List.of(partition)));
    if (position.offset() >= end || position.offset() < beginning(partition)) {
      return Optional.empty();
    }
    consumer.seek(partition, position.offset());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (System.nanoTime() - deadline < 0) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          return record.offset() == position.offset() ? Optional.of(record) : Optional.empty();
        }
        if (consumer.position(partition) > position.offset()) {
          return Optional.empty();
        }
      }
    } catch (OffsetOutOfRangeException e) {
      return Optional.empty();
    }
    throw new TimeoutException("No answer about " + position);
  }

  /**
   * Whether a reader that has come to an offset has nothing before another one to read: there are
   * only the marks of transactions, and records of those that were given up.
   *
   * @param from -1 for the beginning
   */
  synchronized boolean nothingBetween(TopicPartition partition, long from, long to) {
    consumer.assign(List.of(partition));
    long start = Math.max(from, beginning(partition));
    if (start >= to) {
      return true;
    }
    consumer.seek(partition, start);
    try {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      return records.isEmpty() && consumer.position(partition) >= to;
    } catch (OffsetOutOfRangeException e) {
      return false;
    }
  }

  private long beginning(TopicPartition partition) {
    return only(consumer.beginningOffsets(List.of(partition)));
  }

  private static long only(Map<TopicPartition, Long> offsets) {
    return offsets.values().iterator().next();
  }

  @Override
  public synchronized void close() {
    consumer.close();
  }
}
