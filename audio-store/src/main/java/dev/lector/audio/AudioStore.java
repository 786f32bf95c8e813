package dev.lector.audio;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where finished audio lives. Objects are immutable: the first whole object put under a key stays,
 * so that an event's length and digest hold for as long as the object does, whoever else
 * synthesised the same. Safe for use by many threads.
 */
public interface AudioStore extends AutoCloseable {

  /** Looks an object up; empty when it is not there. */
  Optional<StoredAudio> find(AudioKey key) throws AudioStoreException;

  /**
   * Stores {@code audio} unless the key is taken, whole or not at all, and returns what is now
   * there: the object that was there before when the key was taken.
   *
   * @param facts what {@link #find} tells of it; {@code null} when nothing is known
   * @param words when its words are heard, as {@link #words} gives it; empty when nobody knows
   */
  StoredAudio put(
      AudioKey key, String contentType, byte[] audio, @Nullable AudioFacts facts, String words)
      throws AudioStoreException;

  /** {@link #put(AudioKey, String, byte[], AudioFacts, String)} of what nothing is known of. */
  default StoredAudio put(AudioKey key, String contentType, byte[] audio)
      throws AudioStoreException {
    return put(key, contentType, audio, null, "");
  }

  /** When the words of an object are heard, as it was put; empty when it was not. */
  default Optional<String> words(AudioKey key) throws AudioStoreException {
    return Optional.empty();
  }

  /**
   * Opens {@code length} bytes from {@code offset} of an object that {@link #find} saw. The caller
   * closes the stream.
   */
  InputStream open(AudioKey key, long offset, long length) throws AudioStoreException;

  /**
   * Removes an object, with what is known of it; nothing happens when there is none. For what is
   * kept for a while ({@link AudioKey#KEPT}), and for audio that is to be erased.
   */
  void remove(AudioKey key) throws AudioStoreException;

  /** How long audio is there. */
  default Retention retention() {
    return Retention.FOR_EVER;
  }

  /**
   * Deletes from a part of the store what is older than its {@linkplain #retention() retention}
   * allows, and what was kept for a while and forgotten. Several processes may do so at once.
   *
   * @param part what the part before gave as the {@linkplain SweptPart#next next}; empty for the
   *     first
   */
  default SweptPart sweep(String part) throws AudioStoreException {
    return SweptPart.NONE;
  }

  /**
   * The key in a URI this store gave, or another process gave that uses the same store; empty when
   * the URI is not one of this store's. It says nothing about whether the object is there.
   */
  Optional<AudioKey> keyOf(URI uri);

  /**
   * A URL anybody can fetch the object from until {@code validFor} is over; empty when the store
   * has no HTTP of its own and the bridge serves the bytes.
   */
  Optional<URI> presign(AudioKey key, Duration validFor) throws AudioStoreException;

  /**
   * Where files are kept beside the audio.
   *
   * @throws UnsupportedOperationException when this store keeps nothing but audio
   */
  default FileShelf files() {
    throw new UnsupportedOperationException("This store keeps audio only");
  }

  @Override
  void close();
}
