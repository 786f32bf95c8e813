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
  private final FairGate gate;

  /**
   * @param limits when to refuse
   * @param queues where requests would wait
   * @param gate where those that somebody waits for would before
   */
  public Overload(LoadLimits limits, QueueLoads queues, FairGate gate) {
    this.limits = limits;
    this.queues = queues;
    this.gate = gate;
  }

  /**
   * Whether one more request is too much. A tenant waits for its own turn: what others have waiting
   * counts for no more than goes before.
   *
   * @param tenant whose it is
   * @param later whether its client asks for the audio later, so that it goes the way of batches
   * @return the answer, 503 with {@code Retry-After}; empty when the request may enter
   */
  public Optional<Reply> refusal(String tenant, boolean later) {
    QueueLoad queue = later ? queues.batch() : queues.interactive();
    long before = later ? 0 : gate.before(tenant);
    Optional<Duration> wait = queue.expectedWait(before);
    Duration most = later ? limits.laterWait() : limits.queueWait();
    if (wait.isPresent() && wait.get().compareTo(most) > 0) {
      return Optional.of(
          Reply.unavailable(
              "The farm is busy: a request would wait about %d s, and %d s is the most."
                  .formatted(wait.get().toSeconds(), most.toSeconds()),
              Refusals.seconds(wait.get().minus(most))));
    }
    long requests = queue.requests() + before;
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
