package dev.lector.bridge.jobs;

import dev.lector.events.SpeechFinished;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job this gateway has seen.
 *
 * @param id the request's id
 * @param tenant whose it is
 * @param fingerprint digest of what was asked; null when the job came from elsewhere
 * @param requestedAt when it was asked here; null when the job came from elsewhere
 * @param finished how it ended; null while it is not known to have ended
 */
public record KnownJob(
    String id,
    String tenant,
    @Nullable String fingerprint,
    @Nullable Instant requestedAt,
    @Nullable SpeechFinished finished) {

  /** Whether it is known to have ended. */
  public boolean ended() {
    return finished != null;
  }
}
