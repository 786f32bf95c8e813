package dev.lector.bench.measure;

import java.io.IOException;

/** This machine lacks what a benchmark measures; the message is a line that says what. */
public final class CannotMeasureException extends IOException {
  private static final long serialVersionUID = 1L;

  /** With a message for people. */
  public CannotMeasureException(String message) {
    super(message);
  }

  /** With a message for people, and what it follows from. */
  public CannotMeasureException(String message, Throwable cause) {
    super(message, cause);
  }
}
