package dev.lector.bench.measure;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;

/** Times of many operations, to three digits. Safe for use by many threads. */
public final class Latencies {
  private static final int DIGITS = 3;

  private final ConcurrentHistogram histogram =
      new ConcurrentHistogram(TimeUnit.MINUTES.toNanos(10), DIGITS);

  /** Adds one, from {@link System#nanoTime()} differences. */
  public void add(long nanos) {
    histogram.recordValue(Math.clamp(nanos, 1, histogram.getHighestTrackableValue()));
  }

  /** Adds one. */
  public void add(Duration duration) {
    add(duration.toNanos());
  }

  /** Adds all that another has. */
  public void addAll(Latencies other) {
    histogram.add(other.histogram);
  }

  /** How many there are. */
  public long count() {
    return histogram.getTotalCount();
  }

  /**
   * The time that this part of the operations did not exceed, milliseconds.
   *
   * @param percentile 0 to 100
   */
  public double millis(double percentile) {
    return histogram.getValueAtPercentile(percentile) / 1e6;
  }
}
