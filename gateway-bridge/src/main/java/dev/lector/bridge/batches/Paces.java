package dev.lector.bridge.batches;

import dev.lector.events.Batch;
import dev.lector.events.BatchState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How fast batches go, by what was seen of them: over the last half minute when somebody has been
 * looking, else since they began, pauses left out. Bounded. Safe for use by many threads.
 */
final class Paces {
  private static final Duration WINDOW = Duration.ofSeconds(30);
  private static final Duration APART = Duration.ofSeconds(1);
  private static final int MOST = 1_000;

  /**
   * A batch's pace.
   *
   * @param itemsPerSecond items that end per second
   * @param audioPerSecond seconds of audio made per second
   */
  record Pace(double itemsPerSecond, double audioPerSecond) {}

  private record Look(Instant at, long ended, long audioMs) {}

  private final InstantSource clock;
  private final Map<String, Deque<Look>> looks =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Look>> eldest) {
          return size() > MOST;
        }
      };

  Paces(InstantSource clock) {
    this.clock = clock;
  }

  /** Notes how far a batch is, and says how fast it has been while it was not paused. */
  synchronized Pace of(Batch batch) {
    if (batch.getState() == BatchState.PAUSED) {
      looks.remove(batch.getBatchId());
      return new Pace(0, 0);
    }
    Look opened = new Look(batch.getOpenedAt().plusMillis(batch.getPausedMs()), 0, 0);
    Instant now = batch.getFinishedAt() == null ? clock.instant() : batch.getFinishedAt();
    Look look = new Look(now, batch.getDone() + (long) batch.getFailed(), batch.getAudioMs());
    Deque<Look> seen = looks.computeIfAbsent(batch.getBatchId(), _ -> new ArrayDeque<>());
    while (!seen.isEmpty() && seen.getFirst().at().isBefore(now.minus(WINDOW))) {
      seen.removeFirst();
    }
    boolean watched = !seen.isEmpty() && batch.getFinishedAt() == null;
    Look since = watched ? seen.getFirst() : opened;
    // However often somebody looks, one look a second is kept.
    if (seen.isEmpty() || !seen.getLast().at().plus(APART).isAfter(now)) {
      seen.addLast(look);
    }
    double seconds = Duration.between(since.at(), now).toMillis() / 1e3;
    // Between two looks at once there is nothing to measure.
    if (watched && seconds < 2) {
      since = opened;
      seconds = Duration.between(since.at(), now).toMillis() / 1e3;
    }
    if (seconds <= 0) {
      return new Pace(0, 0);
    }
    return new Pace(
        (look.ended() - since.ended()) / seconds,
        (look.audioMs() - since.audioMs()) / 1e3 / seconds);
  }
}
