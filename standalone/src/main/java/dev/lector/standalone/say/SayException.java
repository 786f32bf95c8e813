package dev.lector.standalone.say;

import org.jspecify.annotations.Nullable;

/**
 * There is no audio, or it could not be written; the message says why and what to do, for people.
 */
public final class SayException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message why, for people
   */
  public SayException(String message) {
    this(message, null);
  }

  /**
   * @param message why, for people
   * @param cause null when there is none
   */
  public SayException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
