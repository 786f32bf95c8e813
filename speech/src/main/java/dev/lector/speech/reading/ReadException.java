package dev.lector.standalone.read;

/** A text is not read; the message says why, for people. */
public final class ReadException extends Exception {
  private static final long serialVersionUID = 1L;

  ReadException(String message) {
    super(message);
  }

  /**
   * @param message why, for people
   * @param cause what failed
   */
  public ReadException(String message, Throwable cause) {
    super(message, cause);
  }
}
