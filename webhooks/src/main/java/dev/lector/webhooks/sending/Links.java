package dev.lector.webhooks.sending;

import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStoreException;
import dev.lector.audio.MediaSigner;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Links to audio, for whoever gets a webhook: good from the attempt on, until they expire. */
public final class Links {
  private final AudioStore store;
  private final @Nullable MediaSigner signer;
  private final Duration expiry;
  private final String base;

  /**
   * @param store where the audio is
   * @param signer signs links to a bridge; null where it is not known what a bridge signs with
   * @param expiry how long a link is good
   * @param base address of a bridge as clients know it; empty when it is not known
   */
  public Links(AudioStore store, @Nullable MediaSigner signer, Duration expiry, String base) {
    this.store = store;
    this.signer = signer;
    this.expiry = expiry;
    this.base = base;
  }

  /**
   * A link to audio: straight to the store when it serves by itself, else to a bridge.
   *
   * @param uri where an event says the audio is
   * @return empty when nobody could follow a link from here
   */
  Optional<String> audio(String uri) {
    try {
      Optional<AudioKey> key = store.keyOf(URI.create(uri));
      if (key.isEmpty()) {
        return Optional.empty();
      }
      Optional<URI> direct = store.presign(key.get(), expiry);
      return direct.map(URI::toString).or(() -> bridge(key.get()));
    } catch (IllegalArgumentException | AudioStoreException e) {
      return Optional.empty();
    }
  }

  private Optional<String> bridge(AudioKey key) {
    return signer == null || base.isEmpty()
        ? Optional.empty()
        : Optional.of(base + "/media/" + key.value() + "?" + signer.sign(key, expiry).query());
  }

  /**
   * An address at a bridge.
   *
   * @param path that begins with a slash
   * @return empty when it is not known where bridges are
   */
  Optional<String> bridge(String path) {
    return base.isEmpty() ? Optional.empty() : Optional.of(base + path);
  }
}
