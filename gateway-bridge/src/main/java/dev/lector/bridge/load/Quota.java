package dev.lector.bridge.load;

import dev.lector.config.Ranges;
import java.time.Duration;

/**
 * How much a tenant may ask for; 0 is any number.
 *
 * @param requests a minute, of one bridge
 * @param characters of text a minute, of one bridge
 * @param concurrent responses that wait at once, at one bridge
 * @param dailyCharacters of text a day (UTC), of the farm
 * @param dailyAudio that is made a day (UTC), of the farm
 * @param storedAudio that is made within the retention of audio, of the farm
 */
public record Quota(
    long requests,
    long characters,
    int concurrent,
    long dailyCharacters,
    Duration dailyAudio,
    Duration storedAudio) {
  /** More than anybody has, and few enough milliseconds to add up. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is negative, or of audio more than a century
   */
  public Quota {
    Ranges.require("lector.tenants.requests", requests, 0, Long.MAX_VALUE);
    Ranges.require("lector.tenants.characters", characters, 0, Long.MAX_VALUE);
    Ranges.require("lector.tenants.concurrent", concurrent, 0, Integer.MAX_VALUE);
    Ranges.require("lector.tenants.dailycharacters", dailyCharacters, 0, Long.MAX_VALUE);
    requireAudio("dailyaudio", dailyAudio);
    requireAudio("storedaudio", storedAudio);
  }

  private static void requireAudio(String name, Duration audio) {
    if (audio.isNegative() || audio.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "lector.tenants.%s is between 0s and %dd".formatted(name, LONGEST.toDays()));
    }
  }

  boolean limitsRates() {
    return requests > 0 || characters > 0;
  }

  boolean limitsDays() {
    return dailyCharacters > 0 || !dailyAudio.isZero();
  }

  boolean limitsStorage() {
    return !storedAudio.isZero();
  }
}
