package dev.lector.bridge.media;

import java.time.Duration;

/**
 * Links to audio.
 *
 * @param secret what signs them; every gateway of a farm needs the same. Empty: a random one, so
 *     that links end with the process
 * @param expiry how long a link is good
 */
public record MediaSettings(String secret, Duration expiry) {

  /**
   * Checks the expiry.
   *
   * @throws IllegalArgumentException when it is not positive
   */
  public MediaSettings {
    if (!expiry.isPositive()) {
      throw new IllegalArgumentException("lector.media.expiry: has to be more than 0");
    }
  }
}
