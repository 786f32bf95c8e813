package dev.lector.ledger.audit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What the audit of the queues asks the brokers. Called by stream threads, so it never waits. */
public interface QueueWatch {

  /**
   * How far the queues were worked off at a moment that all of the ledger has since caught up with:
   * whatever had come of a request before it was worked off is folded.
   *
   * @param round number of this look, from 1
   * @param takenAt when it was taken, ms since 1970 UTC
   * @param starts first offset of each partition that is still to be delivered
   * @param ends offset after the last record of each partition
   */
  record Progress(
      long round, long takenAt, Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {
    public static final Progress NONE = new Progress(0, 0, Map.of(), Map.of());

    /** Keeps unmodifiable copies. */
    public Progress {
      starts = Map.copyOf(starts);
      ends = Map.copyOf(ends);
    }

    /** Whether the record at a position will never be delivered again. */
    boolean passed(QueuePosition position) {
      Long start = starts.get(position.topicPartition());
      return start != null && position.offset() < start;
    }
  }

  /** The latest that is known; {@link Progress#NONE} at first. */
  Progress progress();

  /**
   * Reads a record of a queue.
   *
   * @return empty when it is not there any more; failed when that cannot be told now
   */
  CompletableFuture<Optional<ConsumerRecord<byte[], byte[]>>> read(QueuePosition position);
}
