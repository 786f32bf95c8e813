package dev.lector.bridge.load;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What the farm has ended over the last minute, by the completions that this bridge hears, which
 * are everybody's. Safe for use by many threads.
 */
public final class Throughput {
  private static final int SECONDS = 60;

  private final LongSupplier nanoTime;
  private final long start;
  private final long[] second = new long[SECONDS];
  private final long[] requests = new long[SECONDS];
  private final long[] audioMs = new long[SECONDS];

  /**
   * How fast the farm is.
   *
   * @param requests that end per second
   * @param audio seconds of audio per second
   */
  public record Pace(double requests, double audio) {}

  /**
   * @param nanoTime the clock for periods
   */
  public Throughput(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  /**
   * A request ended.
   *
   * @param audio of it, ms; 0 when there is none
   */
  public synchronized void ended(long audio) {
    long now = seconds();
    int slot = (int) (now % SECONDS);
    if (second[slot] != now) {
      second[slot] = now;
      requests[slot] = 0;
      audioMs[slot] = 0;
    }
    requests[slot]++;
    audioMs[slot] += audio;
  }

  /** The last minute's; of a bridge that is younger, since its start. */
  public synchronized Pace lastMinute() {
    long now = seconds();
    long ended = 0;
    long audio = 0;
    for (int slot = 0; slot < SECONDS; slot++) {
      if (now - second[slot] < SECONDS) {
        ended += requests[slot];
        audio += audioMs[slot];
      }
    }
    double seconds = Math.min(SECONDS, now + 1);
    return new Pace(ended / seconds, audio / 1e3 / seconds);
  }

  private long seconds() {
    return Duration.ofNanos(nanoTime.getAsLong() - start).toSeconds();
  }
}
