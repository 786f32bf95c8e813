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
  /** When nobody can tell how fast the queue gets shorter. */
  private static final int BLIND_RETRY = 30;

  private final LoadLimits limits;
  private final QueueLoads queues;

  /**
   * @param limits when to refuse
   * @param queues where requests would wait
   */
  public Overload(LoadLimits limits, QueueLoads queues) {
    this.limits = limits;
    this.queues = queues;
  }

  /**
   * Whether one more request is too much.
   *
   * @param later whether its client asks for the audio later, so that it goes the way of batches
   * @return the answer, 503 with {@code Retry-After}; empty when the request may enter
   */
  public Optional<Reply> refusal(boolean later) {
    QueueLoad queue = later ? queues.batch() : queues.interactive();
    Optional<Duration> wait = queue.expectedWait();
    Duration most = later ? limits.laterWait() : limits.queueWait();
    if (wait.isPresent() && wait.get().compareTo(most) > 0) {
      return Optional.of(
          Reply.unavailable(
              "The farm is busy: a request would wait about %d s, and %d s is the most."
                  .formatted(wait.get().toSeconds(), most.toSeconds()),
              Refusals.seconds(wait.get().minus(most))));
    }
    long requests = queue.requests();
    if (requests >= limits.backlog()) {
      return Optional.of(
          Reply.unavailable(
              String.format(Locale.ROOT, "The farm is busy: %,d requests wait already.", requests),
              wait.map(
                      whole ->
                          Refusals.seconds(
                              whole
                                  .multipliedBy(requests - limits.backlog() + 1)
                                  .dividedBy(Math.max(1, requests))))
                  .orElse(BLIND_RETRY)));
    }
    return Optional.empty();
  }
}
