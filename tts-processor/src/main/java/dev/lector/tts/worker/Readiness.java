package dev.lector.tts.worker;

/**
 * Whether a worker takes requests.
 *
 * @param ready whether it does
 * @param detail in a few words: {@code ready}, {@code starting}, {@code leaving}
 */
record Readiness(boolean ready, String detail) {
  static final Readiness STARTING = new Readiness(false, "starting");
  static final Readiness READY = new Readiness(true, "ready");
  static final Readiness LEAVING = new Readiness(false, "leaving");
}
