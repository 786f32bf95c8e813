package dev.lector.tts.worker.requests;

import dev.lector.events.SpeechRequested;
import dev.lector.tts.worker.lanes.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Tells whether nobody wants an answer any more, whatever the clocks of requester and worker say:
 * how long a request may take is the difference of two times by the requester's clock, how long it
 * has taken that of two times by the brokers', who stamp it when it comes in.
 */
final class Deadlines {
  private final InstantSource brokerClock;

  /**
   * @param brokerClock the brokers' time
   */
  Deadlines(InstantSource brokerClock) {
    this.brokerClock = brokerClock;
  }

  boolean isOver(SpeechRequested request, Delivery delivery) {
    Instant deadline = request.getDeadline();
    if (deadline == null) {
      return false;
    }
    Instant requestedAt = request.getRequestedAt();
    boolean dated = requestedAt.toEpochMilli() > 0;
    Instant end =
        dated
            ? Instant.ofEpochMilli(delivery.timestamp())
                .plus(Duration.between(requestedAt, deadline))
            : deadline;
    return brokerClock.instant().isAfter(end);
  }
}
