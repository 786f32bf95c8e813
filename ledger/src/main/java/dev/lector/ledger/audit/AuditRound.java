package dev.lector.ledger.audit;

import dev.lector.ledger.jobs.JobEvents;
import dev.lector.ledger.streams.LedgerStreams;
import dev.lector.topics.ShareGroups;
import dev.lector.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/**
 * One look at the queues.
 *
 * <p>That a request is behind the first offset to be delivered and has not ended says nothing by
 * itself: its end, or its record in another queue, may be on its way through the ledger. But a
 * worker publishes first and then acknowledges. So the start offsets are asked for first, then the
 * ends of all topics that tell what became of requests, and when the ledger has folded everything
 * up to those ends, then it knows what came of all that lay before the start offsets; what has not
 * ended then is lost.
 */
final class AuditRound {
  /** A ledger that is so far behind looks again from the start, at where the queues are then. */
  static final Duration LONGEST = Duration.ofMinutes(5);

  /** What the steps behind the first read. */
  static final String JOB_EVENTS =
      LedgerStreams.APPLICATION + "-" + JobEvents.STEP + "-repartition";

  private final QueueOffsets offsets;
  private final Duration pause;
  private final CountDownLatch stop;

  /**
   * @param pause between two looks at how far the ledger has come
   * @param stop ends the wait for the ledger
   */
  AuditRound(QueueOffsets offsets, Duration pause, CountDownLatch stop) {
    this.offsets = offsets;
    this.pause = pause;
    this.stop = stop;
  }

  /**
   * Waits until the ledger has caught up with what was there at the start.
   *
   * @param number of this round
   * @return empty when it is told to stop, or the ledger does not catch up
   */
  Optional<QueueWatch.Progress> take(long number) throws ExecutionException, InterruptedException {
    long takenAt = System.currentTimeMillis();
    long begunAt = System.nanoTime();
    List<String> queues = ShareGroups.queues().stream().map(ShareGroups.Queue::topic).toList();
    Map<TopicPartition, Long> starts = offsets.starts(offsets.ends(queues));
    List<String> inputs = new ArrayList<>(queues);
    inputs.add(Topics.COMPLETIONS);
    Map<TopicPartition, Long> ends = offsets.ends(inputs);
    if (!isFolded(ends, begunAt) || !isFolded(offsets.ends(List.of(JOB_EVENTS)), begunAt)) {
      return Optional.empty();
    }
    Map<TopicPartition, Long> queueEnds = new HashMap<>(ends);
    queueEnds.keySet().removeIf(partition -> !queues.contains(partition.topic()));
    return Optional.of(new QueueWatch.Progress(number, takenAt, starts, queueEnds));
  }

  /** Waits until the ledger has folded everything before these offsets. */
  private boolean isFolded(Map<TopicPartition, Long> ends, long begunAt)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> missing = new HashMap<>(ends);
    boolean first = true;
    while (System.nanoTime() - begunAt < LONGEST.toNanos()) {
      Map<TopicPartition, Long> committed = offsets.committed();
      boolean readTheRest = !first;
      missing
          .entrySet()
          .removeIf(
              end -> {
                long at = committed.getOrDefault(end.getKey(), -1L);
                return at >= end.getValue()
                    || end.getValue() == 0
                    // Marks of transactions may lie behind the last record that was committed.
                    || (readTheRest && offsets.nothingBetween(end.getKey(), at, end.getValue()));
              });
      if (missing.isEmpty()) {
        return true;
      }
      first = false;
      if (stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return false;
  }
}
