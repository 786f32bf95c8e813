package dev.lector.tts;

/** The processor cannot start as it is configured. The message says what to change. */
public final class TtsStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TtsStartException(String message, Throwable cause) {
    super(message, cause);
  }

  static TtsStartException of(Throwable cause) {
    String message = cause.getMessage();
    return new TtsStartException(message == null ? cause.toString() : message, cause);
  }
}
