package dev.lector.topics;

import java.util.concurrent.ExecutionException;

/** What a failed future failed of. */
public final class Causes {

  private Causes() {}

  /**
   * The failure itself.
   *
   * @param e as a future throws it
   * @return its cause, if it has one
   */
  public static Throwable cause(ExecutionException e) {
    Throwable cause = e.getCause();
    return cause == null ? e : cause;
  }

  /**
   * The failure in words.
   *
   * @param e as a future throws it
   * @return its cause's message, if it has one
   */
  public static String reason(ExecutionException e) {
    Throwable cause = cause(e);
    String message = cause.getMessage();
    return message == null ? cause.toString() : message;
  }
}
