package dev.lector.bridge.speech;

import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.jobs.JobJson;
import dev.lector.bridge.jobs.KnownJob;
import dev.lector.bridge.load.Refusals;
import dev.lector.bridge.waiting.TooManyWaitingException;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import java.time.Duration;
import java.util.Objects;

/** What a speech request can be answered with, whichever its dialect. */
final class Answers {
  private static final int RETRY_SECONDS = 2;
  private static final int BUSY_RETRY_SECONDS = 10;

  private final SpeechDialect dialect;

  Answers(SpeechDialect dialect) {
    this.dialect = dialect;
  }

  /**
   * How it ended; or that the key stands for another request, whose outcome this is.
   *
   * @param request what was asked here
   */
  Reply outcome(Call call, SpeechFinished event, SpeechRequested request) {
    if (!KnownJob.saysNothingOfItsRequest(event)
        && (!event.getTenant().equals(request.getTenant())
            || isAnotherText(event.getFingerprint(), request))) {
      return conflicting();
    }
    return switch (event.getOutcome()) {
      case SpeechSynthesized done -> dialect.done(call, done);
      case SpeechRejected rejected -> Rejections.answer(rejected);
      default -> throw new IllegalStateException("An outcome is one of two kinds");
    };
  }

  /** Whether a job is known to be, or under a key may be, one of another tenant or text. */
  static boolean isAnother(KnownJob job, SpeechRequested request) {
    return !job.tenant().equals(request.getTenant())
        || isAnotherText(Objects.requireNonNullElse(job.fingerprint(), ""), request);
  }

  /** Anyone who may write to the queues may know the id of a key: no fingerprint proves nothing. */
  private static boolean isAnotherText(String fingerprint, SpeechRequested request) {
    return fingerprint.isEmpty()
        ? RequestIds.mayBeShared(request.getRequestId())
        : !fingerprint.equals(request.getFingerprint());
  }

  Reply later(Call call, KnownJob job, Preference preference) {
    return located(
        dialect.later(call, job).with("Preference-Applied", preference.applied()), job.id());
  }

  Reply notHeardOf(String id) {
    return located(
        Reply.unavailable(
            "The request is queued, but the ledger has not heard of it yet; ask for it at Location"
                + orAgain(id),
            RETRY_SECONDS),
        id);
  }

  Reply notBegun(Duration patience) {
    return Reply.unavailable(
        "The farm is busy: the turn of this request did not come within %d s, and nothing was begun; send it again."
            .formatted(patience.toSeconds()),
        BUSY_RETRY_SECONDS);
  }

  Reply conflicting() {
    return Reply.error(
        422, "This Idempotency-Key was used with a different request; use another key.");
  }

  Reply notPublished(String reason) {
    return Reply.unavailable("The request could not be queued: " + reason, RETRY_SECONDS);
  }

  Reply noPlace(TooManyWaitingException reason) {
    return reason.shareUsed()
        ? Refusals.tooMuch(
            "As many of this tenant's requests wait already as may at once; try again soon.",
            Duration.ofSeconds(RETRY_SECONDS))
        : Reply.unavailable("Too many requests wait already; try again soon.", RETRY_SECONDS);
  }

  Reply stopped(String id) {
    return located(
        Reply.unavailable(
            "The bridge stops; the job goes on, ask for it or send the request again.",
            RETRY_SECONDS),
        id);
  }

  Reply timedOut(String id, Duration patience) {
    return located(
        Reply.error(
            504,
            "The audio was not ready within %d s; the job goes on. Ask for it at Location%s"
                .formatted(patience.toSeconds(), orAgain(id))),
        id);
  }

  /** Without a key, a request that is sent again is another one. */
  private static String orAgain(String id) {
    return RequestIds.mayBeShared(id)
        ? ", or send the request again with the same Idempotency-Key."
        : ".";
  }

  private static Reply located(Reply reply, String id) {
    return reply.with("Location", JobJson.PATH + id);
  }
}
