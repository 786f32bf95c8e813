package dev.lector.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The time that one side may keep the other waiting during one transfer. Waiting uses it up, each
 * byte that is moved gives some back, and never is there more than at the start. So a byte now and
 * then does not keep a transfer going, nor do the bytes that went into a buffer of the system
 * before their receiver stopped reading. Only waiting counts: slow work in between costs the client
 * nothing.
 */
final class Allowance {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final long full;
  private final int rate;
  private long left;

  /**
   * @param rate bytes per second
   */
  Allowance(Duration full, int rate) {
    this.full = full.toNanos();
    this.rate = rate;
    this.left = this.full;
  }

  /** Begins a new transfer. */
  void restart() {
    left = full;
  }

  /** How much longer may be waited, ns; negative when it was too long already. */
  long left() {
    return left;
  }

  /** Some bytes were moved, after a wait. */
  void moved(long count, long nanos) {
    long earned = count / rate * SECOND + count % rate * SECOND / rate;
    left = Math.min(full, left - nanos + earned);
  }
}
