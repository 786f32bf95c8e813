package dev.lector.bench.farm;

import java.util.Arrays;

/**
 * How a load went.
 *
 * @param load what was asked for
 * @param ends when each request ended, nanoseconds from the beginning
 * @param last when the last one ended
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of numbers; never compared
record Trial(Load load, long[] ends, long last) {
  private static final double SECOND = 1e9;

  /**
   * The response time, arrival to end, that this part of the requests did not exceed, seconds.
   *
   * @param percentile 0 to 100
   */
  double responseSeconds(double percentile) {
    long[] sorted = new long[ends.length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = ends[i] - load.arrival(i);
    }
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(percentile / 100 * sorted.length);
    return sorted[Math.clamp(rank, 1, sorted.length) - 1] / SECOND;
  }

  /** Requests that ended per second, from the beginning to the last end. */
  double perSecond() {
    return ends.length / (last / SECOND);
  }
}
