package dev.lector.ledger.dispatch;

import dev.lector.events.SpeechRequested;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which items need not be handed on, since the job fold gives them up.
 *
 * @param age after which an item without a deadline is given up
 */
record Overdue(Duration age) {
  /** More than clocks of requesters differ from this one. */
  private static final Duration TOLERANCE = Duration.ofHours(1);

  /**
   * Whether an item has ended, or its time is over and it will soon be said to have.
   *
   * @param heard what is remembered of it; null when it has waited for longer than that is kept
   */
  boolean isOver(SpeechRequested request, @Nullable String heard, long now) {
    if (heard != null && StagedRequests.hasEnded(heard)) {
      return true;
    }
    Instant deadline = request.getDeadline();
    Instant requestedAt = request.getRequestedAt();
    if (requestedAt.toEpochMilli() <= 0) {
      return false;
    }
    if (heard == null) {
      Instant end = deadline == null ? requestedAt.plus(age) : deadline;
      return now - TOLERANCE.toMillis() > end.toEpochMilli();
    }
    if (deadline == null) {
      return false;
    }
    // Two times by the requester's clock, and two by this one's.
    Duration waits = Duration.ofMillis(now - Heard.parse(heard).since());
    return waits.compareTo(Duration.between(requestedAt, deadline)) > 0;
  }
}
