package dev.lector.ledger.events;

import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import java.time.Instant;

/** Ends of requests that no worker has ended, as the ledger publishes them. */
public final class Completions {
  private Completions() {}

  /**
   * A failure, of no worker's.
   *
   * @param now ms since 1970 UTC
   */
  public static SpeechFinished rejected(
      SpeechFinished.Builder finished, SpeechRejected rejected, long now) {
    return finished
        .setAttempt(0)
        .setFinishedAt(Instant.ofEpochMilli(now))
        .setOutcome(rejected)
        .build();
  }
}
