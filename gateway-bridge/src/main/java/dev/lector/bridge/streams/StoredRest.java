package dev.lector.bridge.streams;

import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStoreException;
import dev.lector.events.Audio;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/** The rest of an object, from the store. For one thread at a time. */
final class StoredRest implements AutoCloseable {
  private static final int PIECE = 64 << 10;

  private final InputStream in;
  private final long length;
  private final String object;
  private long position;

  private StoredRest(InputStream in, long position, long length, String object) {
    this.in = in;
    this.object = object;
    this.position = position;
    this.length = length;
  }

  /**
   * Opens it.
   *
   * @param position bytes that were heard of it
   * @param object as in a {@link Cursor}
   * @throws IOException when it is not in the store, or is shorter
   */
  static StoredRest open(AudioStore store, Audio audio, long position, String object)
      throws IOException {
    if (position > audio.getBytes()) {
      throw new StreamBrokenException(
          "The audio has " + audio.getBytes() + " bytes, and " + position + " were heard");
    }
    if (position == audio.getBytes()) {
      return new StoredRest(InputStream.nullInputStream(), position, position, object);
    }
    try {
      AudioKey key =
          store
              .keyOf(URI.create(audio.getUri()))
              .orElseThrow(() -> new StreamBrokenException("The audio is in another store"));
      return new StoredRest(
          store.open(key, position, audio.getBytes() - position),
          position,
          audio.getBytes(),
          object);
    } catch (AudioStoreException | IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The next of it; empty at its end. */
  Optional<Piece> next() throws IOException {
    if (position == length) {
      return Optional.empty();
    }
    byte[] bytes = in.readNBytes(PIECE);
    if (bytes.length == 0) {
      throw new StreamBrokenException("The audio ended at byte " + position + " of " + length);
    }
    position += bytes.length;
    return Optional.of(new Piece(bytes, Cursor.ofStore(position, object)));
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      // All that was wanted of it was read, or nobody wants the rest.
    }
  }
}
