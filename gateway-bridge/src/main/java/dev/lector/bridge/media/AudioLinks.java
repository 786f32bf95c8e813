package dev.lector.bridge.media;

import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStoreException;
import dev.lector.audio.MediaSigner;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Makes links to finished audio that anybody can fetch until they expire. */
public final class AudioLinks {
  /** Path under which this bridge serves audio. */
  public static final String PATH = "/media/";

  private final AudioStore store;
  private final MediaSigner signer;
  private final Duration expiry;

  /**
   * @param store where the audio is
   * @param signer signs links to this bridge
   * @param expiry how long a link is good
   */
  public AudioLinks(AudioStore store, MediaSigner signer, Duration expiry) {
    this.store = store;
    this.signer = signer;
    this.expiry = expiry;
  }

  /**
   * A link to audio: straight to the store when it serves by itself, else to this bridge.
   *
   * @param uri where an event says the audio is
   * @param baseUrl this bridge as the client knows it
   * @throws UnreachableAudioException when the audio is not in this bridge's store
   */
  public String link(String uri, String baseUrl) throws UnreachableAudioException {
    AudioKey key = AudioBodies.key(store, uri);
    try {
      Optional<URI> direct = store.presign(key, expiry);
      return direct
          .map(URI::toString)
          .orElseGet(() -> baseUrl + PATH + key.value() + "?" + signer.sign(key, expiry).query());
    } catch (AudioStoreException e) {
      throw new UnreachableAudioException("The audio's store could not sign a link.", e);
    }
  }
}
