package dev.lector.bridge.media;

import dev.lector.audio.MediaKeys;
import dev.lector.audio.MediaSigner;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the signer of links. */
public final class Signers {
  private static final Logger LOG = LoggerFactory.getLogger(Signers.class);
  private static final int RANDOM_SECRET_BYTES = 32;

  private Signers() {}

  /**
   * A signer with the configured keys, or a random one.
   *
   * @throws IllegalArgumentException when the file of keys cannot be read or is wrong
   */
  public static MediaSigner create(MediaSettings settings, Clock clock) {
    Optional<Supplier<MediaKeys>> keys = settings.keys().keys();
    if (keys.isPresent()) {
      return new MediaSigner(keys.get(), clock);
    }
    LOG.info(
        "No lector.media.secret is configured: links to audio are signed with a random secret and end with this process");
    byte[] secret = new byte[RANDOM_SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return new MediaSigner(secret, clock);
  }
}
