package dev.lector.bridge.media;

import dev.lector.audio.MediaKeySettings;
import dev.lector.config.Ranges;
import java.time.Duration;

/**
 * Links to audio.
 *
 * @param keys what signs them; every bridge of a farm needs the same. None: a random one, so that
 *     links end with the process
 * @param expiry how long a link is good
 */
public record MediaSettings(MediaKeySettings keys, Duration expiry) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when the expiry is not positive
   */
  public MediaSettings {
    Ranges.requirePositive("lector.media.expiry", expiry);
  }
}
