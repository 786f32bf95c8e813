package dev.lector.deadletters;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** Letters of one partition, read forwards and given out backwards. */
final class Stretch<T> {
  private final TopicPartition partition;
  private final long begin;
  private final long start;
  private final long end;
  private final Deque<Entry<T>> read = new ArrayDeque<>();

  private record Entry<T>(long offset, long timestamp, Optional<T> letter) {}

  /**
   * @param begin offset of the first record that the partition has
   * @param start offset of the first that is read
   * @param end offset behind the last that is read
   */
  Stretch(TopicPartition partition, long begin, long start, long end) {
    this.partition = partition;
    this.begin = begin;
    this.start = start;
    this.end = end;
  }

  TopicPartition partition() {
    return partition;
  }

  long start() {
    return start;
  }

  boolean isRead(long position) {
    return position >= end;
  }

  /** Keeps what is wanted of a record; that a record was there counts in any case. */
  void add(long offset, long timestamp, Optional<T> letter) {
    if (offset < end) {
      read.addLast(new Entry<>(offset, timestamp, letter));
    }
  }

  boolean isEmpty() {
    return read.isEmpty();
  }

  /** Whether the letters that would be next are older than those that were read. */
  boolean goesOn() {
    return read.isEmpty() && start > begin;
  }

  /** When the next letter was set aside. */
  long timestamp() {
    return read.getLast().timestamp;
  }

  Optional<T> next() {
    return read.removeLast().letter;
  }

  /** Offset behind the newest that was not given out. */
  long rest() {
    return read.isEmpty() ? start : read.getLast().offset + 1;
  }

  boolean isDone() {
    return rest() <= begin;
  }
}
