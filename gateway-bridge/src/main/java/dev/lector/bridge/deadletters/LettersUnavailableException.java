package dev.lector.bridge.deadletters;

/** Dead letters cannot be read or sent now; the message says why, for people. */
public final class LettersUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  public LettersUnavailableException(String message) {
    super(message);
  }

  public LettersUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
