package dev.lector.tts;

/** The processor cannot start as it is configured. The message says what to change. */
public final class TtsStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TtsStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
