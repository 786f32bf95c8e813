package dev.lector.bridge.media;

import dev.lector.audio.MediaSigner;
import dev.lector.config.Ranges;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Links to audio.
 *
 * @param secret what signs them; every bridge of a farm needs the same. Empty: a random one, so
 *     that links end with the process
 * @param expiry how long a link is good
 */
public record MediaSettings(String secret, Duration expiry) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when the expiry is not positive or the secret is too short
   */
  public MediaSettings {
    Ranges.requirePositive("lector.media.expiry", expiry);
    int length = secret.getBytes(StandardCharsets.UTF_8).length;
    if (length > 0 && length < MediaSigner.SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "lector.media.secret must have %d bytes or more, or be empty; it has %d"
              .formatted(MediaSigner.SHORTEST_SECRET, length));
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "MediaSettings[expiry=" + expiry + "]";
  }
}
