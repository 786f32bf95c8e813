package dev.lector.bridge.speech;

import dev.lector.bridge.http.Reply;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechRejected;

/** Answers to requests that ended without audio. */
public final class Rejections {
  private static final int STORE_RETRY_SECONDS = 5;

  private Rejections() {}

  /** The answer that fits why there is no audio. */
  public static Reply answer(SpeechRejected rejected) {
    RejectionCode code = rejected.getCode();
    return switch (code) {
      case INVALID_TEXT,
          INVALID_SPEED,
          UNKNOWN_MODEL,
          UNKNOWN_VOICE,
          UNKNOWN_FORMAT,
          TEXT_TOO_LONG,
          INVALID_REQUEST,
          UNREADABLE_REQUEST ->
          Reply.error(400, message(rejected, "The request cannot be spoken."));
      // The contract's own words, whatever the worker adds to them.
      case OUT_OF_MEMORY ->
          Reply.error(500, "Out of memory error. Try reducing text input length.");
      case STORAGE_FAILED -> {
        String message = message(rejected, "The audio could not be stored.");
        yield rejected.getRetryable()
            ? Reply.unavailable(message, STORE_RETRY_SECONDS)
            : Reply.error(500, message);
      }
      case DEADLINE_EXCEEDED ->
          Reply.error(504, message(rejected, "The request's deadline passed before it was done."));
      case CANCELLED -> Reply.error(409, message(rejected, "The request was cancelled."));
      case ERASED -> Reply.error(410, "The request was erased; ask again with another key.");
      case SYNTHESIS_FAILED, POISONED ->
          Reply.error(500, message(rejected, "The synthesis failed."));
    };
  }

  private static String message(SpeechRejected rejected, String otherwise) {
    return rejected.getMessage().isBlank() ? otherwise : rejected.getMessage();
  }
}
