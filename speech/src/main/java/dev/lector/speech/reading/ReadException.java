package dev.lector.speech.reading;

import dev.lector.speech.synthesis.SpeechException;

/** A text is not read; the message says why, for people. */
public final class ReadException extends Exception {
  private static final long serialVersionUID = 1L;

  public ReadException(String message) {
    super(message);
  }

  /** Whether the same text may be read later, or by another synthesizer. */
  public boolean retryable() {
    return getCause() instanceof SpeechException failure && failure.retryable();
  }

  /**
   * @param message why, for people
   * @param cause what failed
   */
  public ReadException(String message, Throwable cause) {
    super(message, cause);
  }
}
