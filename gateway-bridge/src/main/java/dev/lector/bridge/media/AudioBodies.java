package dev.lector.bridge.media;

import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStoreException;
import dev.lector.audio.StoredAudio;
import dev.lector.bridge.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/** Gives finished audio itself, for answers that have no link. */
public final class AudioBodies {
  private final AudioStore store;

  /**
   * @param store where the audio is
   */
  public AudioBodies(AudioStore store) {
    this.store = store;
  }

  /**
   * A reply whose body is the audio, read while it is sent.
   *
   * @param uri where an event says the audio is
   * @throws UnreachableAudioException when the audio is not in this bridge's store
   */
  public Reply reply(String uri) throws UnreachableAudioException {
    StoredAudio audio = find(uri);
    return Reply.stream(200, audio.contentType(), audio.bytes(), () -> open(audio));
  }

  /**
   * What the store knows of the audio.
   *
   * @param uri where an event says the audio is
   * @throws UnreachableAudioException when it is not in this bridge's store
   */
  public StoredAudio find(String uri) throws UnreachableAudioException {
    AudioKey key = key(store, uri);
    try {
      return store
          .find(key)
          .orElseThrow(
              () ->
                  new UnreachableAudioException(
                      "The audio is no longer in the store; ask for it again."));
    } catch (AudioStoreException e) {
      throw new UnreachableAudioException("The audio's store cannot be reached now.", e);
    }
  }

  /**
   * Opens audio that was found.
   *
   * @return all of it; the caller closes it
   * @throws IOException when the store does not give it
   */
  public InputStream open(StoredAudio audio) throws IOException {
    try {
      return store.open(audio.key(), 0, audio.bytes());
    } catch (AudioStoreException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The key that an event's URI names. */
  static AudioKey key(AudioStore store, String uri) throws UnreachableAudioException {
    try {
      Optional<AudioKey> key = store.keyOf(URI.create(uri));
      if (key.isPresent()) {
        return key.get();
      }
    } catch (IllegalArgumentException e) {
      throw new UnreachableAudioException("The audio's address cannot be read: " + uri, e);
    }
    throw new UnreachableAudioException(
        "The audio was stored where this bridge does not look; give bridge and workers the same lector.store.");
  }
}
