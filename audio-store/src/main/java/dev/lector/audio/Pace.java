package dev.lector.audio;

import java.time.Duration;

/**
 * How slowly a peer may send a body.
 *
 * @param grace how long is waited for it in all; bytes that come give time back by the rate
 * @param bytesPerSecond that a slow peer has to keep up over a long body
 */
public record Pace(Duration grace, int bytesPerSecond) {
  /** As the HTTP servers ask it of their clients by default. */
  public static final Pace DEFAULT = new Pace(Duration.ofSeconds(30), 4_096);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is not positive
   */
  public Pace {
    if (!grace.isPositive() || bytesPerSecond < 1) {
      throw new IllegalArgumentException(
          "There is no pace of %d bytes per second after %s".formatted(bytesPerSecond, grace));
    }
  }
}
