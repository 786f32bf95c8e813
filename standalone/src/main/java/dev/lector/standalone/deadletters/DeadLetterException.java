package dev.lector.standalone.deadletters;

/** What was wanted of dead letters cannot be done; the message says why, for people. */
public final class DeadLetterException extends Exception {
  private static final long serialVersionUID = 1L;

  DeadLetterException(String message) {
    super(message);
  }

  DeadLetterException(String message, Throwable cause) {
    super(message, cause);
  }
}
