package dev.lector.ledger.intake;

import dev.lector.events.BatchCancelled;
import dev.lector.events.BatchPaused;
import dev.lector.events.JobErased;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechVerified;
import dev.lector.ledger.events.InvalidEventException;
import dev.lector.limits.EventLimits;
import dev.lector.limits.FieldLimit;
import org.jspecify.annotations.Nullable;

/** What the ledger takes: events within {@link EventLimits}, under an id that can be a key. */
final class EventRules {
  /** Longest reason of a failure that is kept, UTF-16 units; the rest is cut off. */
  private static final int LONGEST_MESSAGE = 4_000;

  private EventRules() {}

  /** Id of a request: its own, else its record's key. */
  static String id(@Nullable String key, String own) {
    String id = idOrKey(key, own);
    FieldLimit.REQUEST_ID
        .violationOfRequired(id)
        .ifPresent(
            why -> {
              throw new InvalidEventException(why);
            });
    return id;
  }

  static String idOrKey(@Nullable String key, String own) {
    return own.isBlank() && key != null ? key : own;
  }

  static Intake<SpeechRequested> requests() {
    return new Intake<>((key, request) -> id(key, request.getRequestId()), EventLimits::violation);
  }

  static Intake<SpeechFinished> completions() {
    return new Intake<>(
        (key, finished) -> id(key, finished.getRequestId()), EventLimits::violation);
  }

  static Intake<BatchCancelled> cancellations() {
    return new Intake<>((_, cancelled) -> cancelled.getBatchId(), EventLimits::violation);
  }

  static Intake<JobErased> erasures() {
    return new Intake<>((_, erased) -> id(null, erased.getRequestId()), EventLimits::violation);
  }

  static Intake<BatchPaused> pauses() {
    return new Intake<>((_, paused) -> paused.getBatchId(), EventLimits::violation);
  }

  static Intake<SpeechVerified> verifications() {
    return new Intake<>(
        (key, verified) -> id(key, verified.getRequestId()), EventLimits::violation);
  }

  /** A completion as it is kept: whoever failed may have written a whole log as the reason. */
  static SpeechFinished shortened(SpeechFinished finished) {
    if (!(finished.getOutcome() instanceof SpeechRejected rejected)
        || rejected.getMessage().length() <= LONGEST_MESSAGE) {
      return finished;
    }
    String message = rejected.getMessage().substring(0, LONGEST_MESSAGE) + "…";
    return SpeechFinished.newBuilder(finished)
        .setOutcome(SpeechRejected.newBuilder(rejected).setMessage(message).build())
        .build();
  }
}
