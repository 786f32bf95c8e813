package dev.lector.bridge.media;

import dev.lector.audio.MediaSigner;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the signer of links. */
public final class Signers {
  private static final Logger LOG = LoggerFactory.getLogger(Signers.class);
  private static final int RANDOM_SECRET_BYTES = 32;

  private Signers() {}

  /**
   * A signer with the configured secret, or a random one.
   *
   * @throws IllegalArgumentException when the configured secret is too short
   */
  public static MediaSigner create(MediaSettings settings, Clock clock) {
    if (!settings.secret().isEmpty()) {
      return new MediaSigner(settings.secret().getBytes(StandardCharsets.UTF_8), clock);
    }
    LOG.info(
        "No lector.media.secret is configured: links to audio are signed with a random secret and end with this process");
    byte[] secret = new byte[RANDOM_SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return new MediaSigner(secret, clock);
  }
}
