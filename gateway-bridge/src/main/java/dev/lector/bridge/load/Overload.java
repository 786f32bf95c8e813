package dev.lector.bridge.load;

import dev.lector.bridge.http.Reply;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Refuses requests that would wait longer than anybody wants to, and says when to come again: when
 * the queue, worked as fast as now, is as short as it may be.
 */
public final class Overload {
  private static final int SHORTEST_RETRY = 1;
  private static final int LONGEST_RETRY = 3_600;

  /** When nobody can tell how fast the queue gets shorter. */
  private static final int BLIND_RETRY = 30;

  private final LoadLimits limits;
  private final QueueLoad queue;

  /**
   * @param limits when to refuse
   * @param queue where requests would wait
   */
  public Overload(LoadLimits limits, QueueLoad queue) {
    this.limits = limits;
    this.queue = queue;
  }

  /**
   * Whether one more request is too much.
   *
   * @param later whether its client asks for the audio later
   * @return the answer, 503 with {@code Retry-After}; empty when the request may enter
   */
  public Optional<Reply> refusal(boolean later) {
    Optional<Duration> wait = queue.expectedWait();
    Duration most = later ? limits.laterWait() : limits.queueWait();
    if (wait.isPresent() && wait.get().compareTo(most) > 0) {
      return Optional.of(
          Reply.unavailable(
              "The farm is busy: a request would wait about %d s, and %d s is the most."
                  .formatted(wait.get().toSeconds(), most.toSeconds()),
              seconds(wait.get().minus(most))));
    }
    long requests = queue.requests();
    if (requests >= limits.backlog()) {
      return Optional.of(
          Reply.unavailable(
              String.format(Locale.ROOT, "The farm is busy: %,d requests wait already.", requests),
              wait.map(
                      whole ->
                          seconds(
                              whole
                                  .multipliedBy(requests - limits.backlog() + 1)
                                  .dividedBy(Math.max(1, requests))))
                  .orElse(BLIND_RETRY)));
    }
    return Optional.empty();
  }

  private static int seconds(Duration duration) {
    long up = duration.plusMillis(999).toSeconds();
    return Math.clamp(up, SHORTEST_RETRY, LONGEST_RETRY);
  }
}
