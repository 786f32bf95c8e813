package dev.lector.tts.synthesis;

import dev.lector.events.RejectionCode;
import org.jspecify.annotations.Nullable;

/** A request that ends without audio: why, for programs and for people. */
public final class SpeechException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectionCode code;
  private final boolean retryable;

  public SpeechException(RejectionCode code, String message, boolean retryable) {
    this(code, message, retryable, null);
  }

  public SpeechException(
      RejectionCode code, String message, boolean retryable, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.retryable = retryable;
  }

  /** Why, for programs. */
  public RejectionCode code() {
    return code;
  }

  /** Whether the same request may succeed later. */
  public boolean retryable() {
    return retryable;
  }
}
