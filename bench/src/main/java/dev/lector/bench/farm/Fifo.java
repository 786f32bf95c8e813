package dev.lector.bench.farm;

import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * The ideal: one queue in order of arrival before some servers, none of which idles while somebody
 * waits, nothing is interrupted, and handing on takes no time. Computed exactly.
 */
final class Fifo {
  private Fifo() {}

  /**
   * How it would have gone.
   *
   * @param servers how many serve at once
   * @return when each request would have ended, nanoseconds on the scale of its arrival
   */
  static long[] ends(Load load, int servers) {
    PriorityQueue<Long> free = new PriorityQueue<>();
    for (int i = 0; i < servers; i++) {
      free.add(0L);
    }
    long[] ends = new long[load.size()];
    for (int i = 0; i < ends.length; i++) {
      long begin = Math.max(load.arrival(i), free.remove());
      ends[i] = begin + load.service(i);
      free.add(ends[i]);
    }
    return ends;
  }

  /** How it would have gone, as a trial. */
  static Trial trial(Load load, int servers) {
    long[] ends = ends(load, servers);
    return new Trial(load, ends, Arrays.stream(ends).max().orElse(0));
  }
}
