package dev.lector.bridge.load;

import java.time.Duration;

/**
 * How a tenant stands with one of its limits.
 *
 * @param name its name among the tenant's limits
 * @param unit what is counted: {@code requests}, {@code characters}, {@code audio-seconds}
 * @param window the period that the limit is for
 * @param farm whether the whole farm counts, or this bridge alone
 * @param limit most in a window
 * @param used of it now
 * @param reset how long until all of it is there again
 */
public record LimitState(
    String name,
    String unit,
    Duration window,
    boolean farm,
    long limit,
    long used,
    Duration reset) {

  /** What is left of it. */
  public long remaining() {
    return Math.max(0, limit - used);
  }
}
