package dev.lector.tts.worker.requests;

import dev.lector.events.RejectionCode;
import org.jspecify.annotations.Nullable;

/** There is no audio, for a reason that has nothing to do with how speech is made. */
abstract sealed class NoAudioException extends Exception
    permits StorageFailedException, AbandonedException {
  private static final long serialVersionUID = 1L;

  private final RejectionCode code;
  private final boolean retryable;

  /**
   * @param code why, for programs
   * @param retryable whether the same request may succeed later
   */
  NoAudioException(
      RejectionCode code, boolean retryable, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.retryable = retryable;
  }

  RejectionCode code() {
    return code;
  }

  boolean retryable() {
    return retryable;
  }
}
