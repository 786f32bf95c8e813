package dev.lector.bridge.load;

import java.time.Duration;

/**
 * How many requests the farm's queue may hold before the others wait in their tenants' lines:
 * enough that the farm never waits for the next ones, and no more, since whoever comes later waits
 * behind them. It follows from how long requests wait at the farm, which their ends tell: it grows
 * while that is next to nothing and all of it is used, and shrinks when it is seconds. Safe for use
 * by many threads.
 */
final class Window {
  /** The farm is about to run dry. */
  private static final Duration HUNGRY = Duration.ofMillis(500);

  /** Whoever comes later waits for too long. */
  private static final Duration FULL = Duration.ofSeconds(2);

  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final double STEP = 1.5;
  private static final double MOST = 100_000;

  private final double least;
  private double size;
  private boolean used;
  private long ended;
  private long queuedMs;
  private long lookedAt;

  /**
   * @param least never fewer
   * @param now by the system's clock for periods
   */
  Window(int least, long now) {
    this.least = (double) least;
    this.size = this.least;
    this.lookedAt = now;
  }

  synchronized int size() {
    return (int) size;
  }

  /** It was full, and somebody waits. */
  synchronized void used() {
    used = true;
  }

  /**
   * A request has ended.
   *
   * @param queued how long it waited at the farm, ms
   */
  synchronized void ended(long queued) {
    ended++;
    queuedMs += queued;
  }

  /** Sets the size anew when it is time. */
  synchronized void look(long now) {
    if (now - lookedAt < LOOK.toNanos()) {
      return;
    }
    lookedAt = now;
    if (ended > 0) {
      long queued = queuedMs / ended;
      if (queued < HUNGRY.toMillis() && used) {
        size = Math.min(MOST, size * STEP);
      } else if (queued > FULL.toMillis()) {
        size = Math.max(least, size / STEP);
      }
    }
    used = false;
    ended = 0;
    queuedMs = 0;
  }
}
