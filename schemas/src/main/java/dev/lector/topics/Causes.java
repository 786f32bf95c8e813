package dev.lector.topics;

import java.util.concurrent.ExecutionException;

/** What a failed future failed of. */
final class Causes {

  private Causes() {}

  static Throwable cause(ExecutionException e) {
    Throwable cause = e.getCause();
    return cause == null ? e : cause;
  }

  static String reason(ExecutionException e) {
    Throwable cause = cause(e);
    String message = cause.getMessage();
    return message == null ? cause.toString() : message;
  }
}
