package dev.lector.ledger.audit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.TopicPartition;

/** Offsets that tell how far the queues are worked off, and how far the ledger has read. */
interface QueueOffsets {
  /**
   * The first offset of each queue that its share group is still to be given; nothing of a queue
   * that it has not begun.
   *
   * @param ends of the queues, a moment before
   */
  Map<TopicPartition, Long> starts(Map<TopicPartition, Long> ends)
      throws ExecutionException, InterruptedException;

  /** The offset after the last record of each partition of these topics. */
  Map<TopicPartition, Long> ends(List<String> topics)
      throws ExecutionException, InterruptedException;

  /** What the ledger has committed; nothing of a partition it has committed nothing of. */
  Map<TopicPartition, Long> committed() throws ExecutionException, InterruptedException;

  /**
   * Whether a reader at an offset has nothing more to read before another one.
   *
   * @param from -1 for the beginning
   */
  boolean nothingBetween(TopicPartition partition, long from, long to);
}
