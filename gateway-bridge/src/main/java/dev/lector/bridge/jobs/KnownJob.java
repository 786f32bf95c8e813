package dev.lector.bridge.jobs;

import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job this bridge has seen.
 *
 * @param id the request's id
 * @param tenant whose it is
 * @param fingerprint digest of what was asked; null when the job came from elsewhere
 * @param requestedAt when it was asked here; null when the job came from elsewhere
 * @param publishedAt when its request was published last, as far as is known; null when nothing is
 * @param awaited whether its request is, or may be, on the queue of those somebody waits for
 * @param finished how it ended; null while it is not known to have ended
 * @param position of the outcome among those of this job: its offset on the completions, {@link
 *     #PROVISIONAL} or {@link #SETTLED}
 */
public record KnownJob(
    String id,
    String tenant,
    @Nullable String fingerprint,
    @Nullable Instant requestedAt,
    @Nullable Instant publishedAt,
    boolean awaited,
    @Nullable SpeechFinished finished,
    long position) {

  /** Of an outcome that came as a reply: whether it is the first on the completions, they tell. */
  public static final long PROVISIONAL = Long.MAX_VALUE;

  /** Of an outcome that the ledger tells. */
  public static final long SETTLED = -1;

  /** A job that has not ended. */
  public static KnownJob open(
      String id,
      String tenant,
      @Nullable String fingerprint,
      @Nullable Instant requestedAt,
      boolean awaited) {
    return new KnownJob(
        id, tenant, fingerprint, requestedAt, requestedAt, awaited, null, PROVISIONAL);
  }

  /** A job of which nothing but its end is known. */
  static KnownJob ended(SpeechFinished finished, long position) {
    return open(finished.getRequestId(), finished.getTenant(), null, null, true)
        .end(finished, position);
  }

  /** The same with its end, which says what was spoken, and for whom, when several had one id. */
  public KnownJob end(SpeechFinished end, long endPosition) {
    String spoken = end.getFingerprint().isEmpty() ? fingerprint : end.getFingerprint();
    String owner = saysNothingOfItsRequest(end) ? tenant : end.getTenant();
    return new KnownJob(id, owner, spoken, requestedAt, publishedAt, awaited, end, endPosition);
  }

  /**
   * Whether an end is a failure whose worker could not read the request, and so could repeat none
   * of it. Audio always says whose it is.
   */
  public static boolean saysNothingOfItsRequest(SpeechFinished end) {
    return end.getTenant().isEmpty()
        && end.getFingerprint().isEmpty()
        && end.getOutcome() instanceof SpeechRejected;
  }

  /** The same with its request published again. */
  KnownJob publishedAgain(Instant now, boolean nowAwaited) {
    return new KnownJob(
        id, tenant, fingerprint, requestedAt, now, awaited || nowAwaited, finished, position);
  }

  /** Whether it was erased. */
  public boolean erased() {
    return finished != null
        && finished.getOutcome() instanceof SpeechRejected rejected
        && rejected.getCode() == RejectionCode.ERASED;
  }

  /** Whether it is known to have ended. */
  public boolean ended() {
    return finished != null;
  }
}
