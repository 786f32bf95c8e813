package dev.lector.tts.worker;

import java.time.Duration;

/**
 * Whether a lane still holds the lock of the record it works on. Once lost, the broker hands the
 * record to another lane; what this one still publishes is a harmless repeat, but it is pointless
 * to insist.
 */
final class Lease {
  private volatile boolean held = true;

  /** {@link System#nanoTime} at which the lock ends unless it is renewed. */
  private volatile long end;

  /**
   * @param start {@link System#nanoTime} before the broker can have given the lock
   * @param lock how long it lasts
   */
  Lease(long start, Duration lock) {
    this.end = start + lock.toNanos();
  }

  boolean held() {
    return held;
  }

  /**
   * How much longer the lock surely holds, renewals to come left out; zero when it may have ended.
   */
  Duration left() {
    long nanos = end - System.nanoTime();
    return held && nanos > 0 ? Duration.ofNanos(nanos) : Duration.ZERO;
  }

  /**
   * The broker has extended the lock.
   *
   * @param start {@link System#nanoTime} before it was asked to
   * @param lock how long it lasts from then on
   */
  void renewed(long start, Duration lock) {
    end = start + lock.toNanos();
  }

  void lose() {
    held = false;
  }
}
