package dev.lector.bridge.load;

import java.time.Duration;

/**
 * A token bucket: holds a minute's worth, fills steadily. What costs more than it ever holds is let
 * in when it is full, and owed afterwards. Not safe for use by several threads.
 */
final class Bucket {
  private static final double NANOS_PER_MINUTE = 60e9;
  private static final double SECONDS_PER_MINUTE = 60;

  private final double capacity;
  private double level;
  private long filledAt;

  /**
   * @param perMinute what it gets and holds
   * @param now by the system's clock for periods
   */
  Bucket(long perMinute, long now) {
    this.capacity = (double) perMinute;
    this.level = capacity;
    this.filledAt = now;
  }

  /** How long until it can pay; nothing when it can now. */
  Duration wait(long cost, long now) {
    level = Math.min(capacity, level + (now - filledAt) * capacity / NANOS_PER_MINUTE);
    filledAt = now;
    double missing = Math.min((double) cost, capacity) - level;
    return missing <= 0
        ? Duration.ZERO
        : Duration.ofNanos((long) Math.ceil(missing / capacity * NANOS_PER_MINUTE));
  }

  /** What it can pay now, whole; nothing while something is owed. */
  long left(long now) {
    var _ = wait(0, now);
    return (long) Math.max(0, level);
  }

  /** How long until it is full, in whole seconds, none too few. */
  Duration untilFull(long now) {
    var _ = wait(0, now);
    return Duration.ofSeconds((long) Math.ceil((capacity - level) / capacity * SECONDS_PER_MINUTE));
  }

  void pay(long cost) {
    level -= (double) cost;
  }
}
