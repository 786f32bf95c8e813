package dev.lector.speech.text;

/**
 * There is nothing in the text that can be spoken. The message says what was found and what to
 * send.
 */
public final class InvalidTextException extends Exception {
  private static final long serialVersionUID = 1L;

  public InvalidTextException(String message) {
    super(message);
  }
}
