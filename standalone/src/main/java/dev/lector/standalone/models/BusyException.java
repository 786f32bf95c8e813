package dev.lector.standalone.models;

import java.io.IOException;
import java.io.Serial;

/** A hub answers that another attempt may succeed, and perhaps when. */
final class BusyException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  private final long waitMs;

  /**
   * An answer.
   *
   * @param waitMs how long it asks to wait; 0 when it does not say
   */
  BusyException(int status, long waitMs) {
    this("the hub answers with status " + status, waitMs);
  }

  private BusyException(String message, long waitMs) {
    super(message);
    this.waitMs = waitMs;
  }

  /** The same, when it is the last of some attempts. */
  BusyException after(int attempts) {
    return new BusyException(getMessage() + ", " + attempts + " times", waitMs);
  }

  long waitMs() {
    return waitMs;
  }
}
