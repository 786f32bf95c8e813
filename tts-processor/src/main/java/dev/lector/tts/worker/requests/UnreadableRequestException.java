package dev.lector.tts.worker.requests;

import dev.lector.events.RejectionCode;
import org.jspecify.annotations.Nullable;

/** A record of a request topic that is no request and never will be. */
final class UnreadableRequestException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectionCode code;

  /** The record's bytes are no request. */
  UnreadableRequestException(@Nullable String message, @Nullable Throwable cause) {
    this(RejectionCode.UNREADABLE_REQUEST, message, cause);
  }

  /**
   * The record cannot be taken as a request.
   *
   * @param code what its outcome says
   */
  UnreadableRequestException(
      RejectionCode code, @Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** What the outcome says, for programs. */
  RejectionCode code() {
    return code;
  }
}
