package dev.lector.bridge.load;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * How many requests a second the farm ends when it has all it can do. Learnt from the periods in
 * which it had, which {@link QueueLoad} tells; older ones count less and less. Not safe for use by
 * several threads.
 */
final class Capacity {
  /** What was learnt this long ago, in busy time, counts half. */
  private static final double HALF_LIFE_SECONDS = 30;

  /** A farm that ends nothing any more still counts as ending so many: its queue has a wait. */
  private static final double LEAST = 0.5;

  private double ended;
  private double seconds;
  private boolean learnt;

  /**
   * A period in which the farm was busy all the time.
   *
   * @param count requests that ended in it
   */
  void learn(long count, Duration period) {
    double length = period.toNanos() / 1e9;
    double fade = Math.pow(0.5, length / HALF_LIFE_SECONDS);
    ended = ended * fade + count;
    seconds = seconds * fade + length;
    learnt |= count > 0;
  }

  /** Whether so many in a period are more than it is thought to be; false while nothing is. */
  boolean isExceededBy(long count, Duration period) {
    OptionalDouble known = perSecond();
    return known.isPresent() && count * 1e9 / period.toNanos() > known.getAsDouble();
  }

  /** Requests a second; empty while nothing has ever ended in such a period. */
  OptionalDouble perSecond() {
    return learnt ? OptionalDouble.of(Math.max(LEAST, ended) / seconds) : OptionalDouble.empty();
  }
}
