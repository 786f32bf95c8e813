package dev.lector.tts.worker.status;

/**
 * Whether a worker takes requests.
 *
 * @param ready whether it does
 * @param detail in a few words: {@code ready}, {@code starting}, {@code leaving}
 */
public record Readiness(boolean ready, String detail) {
  public static final Readiness STARTING = new Readiness(false, "starting");
  public static final Readiness READY = new Readiness(true, "ready");
  public static final Readiness LEAVING = new Readiness(false, "leaving");
}
