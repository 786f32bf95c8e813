package dev.lector.ledger.intake;

import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import dev.lector.headers.TraceParent;
import dev.lector.ledger.events.Completions;
import dev.lector.ledger.events.Headers;
import dev.lector.ledger.events.RecordSizes;
import dev.lector.limits.EventLimits;
import dev.lector.limits.FieldLimit;
import dev.lector.outcomes.Outcomes;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Ends the staged requests that are refused, since nobody but the ledger reads them: those that
 * {@link Intake} does not let through, and texts that no worker would take, before they wait for
 * their turn.
 */
final class StagedRefusals
    extends ContextualProcessor<String, SpeechRequested, String, SpeechFinished> {
  private final int textLimit;

  /**
   * @param textLimit longest text, Unicode code points
   */
  StagedRefusals(int textLimit) {
    this.textLimit = textLimit;
  }

  /** Whether it is longer than the limit, or than the queue that it is handed on to takes. */
  static boolean isTooLong(SpeechRequested request, int textLimit) {
    return Outcomes.characters(request) > textLimit
        || Utils.utf8Length(request.getText()) > RecordSizes.LARGEST_STAGED_TEXT;
  }

  @Override
  public void process(Record<String, SpeechRequested> record) {
    SpeechRequested request = record.value();
    String id = request == null ? "" : EventRules.idOrKey(record.key(), request.getRequestId());
    if (request == null || FieldLimit.REQUEST_ID.violationOfRequired(id).isPresent()) {
      return;
    }
    Optional<TraceParent> trace = TraceParent.read(record.headers());
    Optional<String> wrong = EventLimits.violation(request);
    if (wrong.isPresent()) {
      // Its fields cannot be repeated: the outcome names the request alone.
      reject(Outcomes.of(id), RejectionCode.INVALID_REQUEST, wrong.get(), trace);
    } else if (isTooLong(request, textLimit)) {
      reject(
          Outcomes.of(request).setRequestId(id),
          RejectionCode.TEXT_TOO_LONG,
          "The text is %d characters long, %d bytes; the limits are %d and %d. Split it into several items."
              .formatted(
                  Outcomes.characters(request),
                  Utils.utf8Length(request.getText()),
                  textLimit,
                  RecordSizes.LARGEST_STAGED_TEXT),
          trace);
    }
  }

  private void reject(
      SpeechFinished.Builder finished,
      RejectionCode code,
      String message,
      Optional<TraceParent> trace) {
    long now = context().currentSystemTimeMs();
    SpeechFinished rejected =
        Completions.rejected(finished, Outcomes.rejected(code, message, false), now);
    context().forward(Headers.event(rejected.getRequestId(), rejected, now, trace));
  }
}
