package dev.lector.bridge.waiting;

/** As many requests wait as may. */
public final class TooManyWaitingException extends Exception {
  private static final long serialVersionUID = 1L;

  TooManyWaitingException(int limit) {
    super("%d requests wait already".formatted(limit), null, false, false);
  }
}
