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
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is negative
   */
  public Quota {
    Ranges.require("lector.tenants.requests", requests, 0, Long.MAX_VALUE);
    Ranges.require("lector.tenants.characters", characters, 0, Long.MAX_VALUE);
    Ranges.require("lector.tenants.concurrent", concurrent, 0, Integer.MAX_VALUE);
    Ranges.require("lector.tenants.dailycharacters", dailyCharacters, 0, Long.MAX_VALUE);
    Ranges.require("lector.tenants.dailyaudio", dailyAudio.toMillis(), 0, Long.MAX_VALUE);
    Ranges.require("lector.tenants.storedaudio", storedAudio.toMillis(), 0, Long.MAX_VALUE);
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
