package dev.lector.bench.machinery;

import dev.lector.audio.AudioFacts;
import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.StoredAudio;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes what is put into it at no cost and keeps its address alone. The addresses are those of a
 * store of files in a directory, so that a gateway with such a store makes links to them.
 */
public final class MemoryStore implements AudioStore {
  private static final String DIGEST = "0".repeat(64);

  private final Path directory;
  private final Map<AudioKey, StoredAudio> kept = new ConcurrentHashMap<>();

  /** Remembers what was put, as if it were below a directory. */
  public MemoryStore(Path directory) {
    this.directory = directory.toAbsolutePath();
  }

  @Override
  public Optional<StoredAudio> find(AudioKey key) {
    return Optional.ofNullable(kept.get(key));
  }

  @Override
  public StoredAudio put(
      AudioKey key, String contentType, byte[] audio, @Nullable AudioFacts facts, String words) {
    String name = key.value();
    URI uri =
        URI.create(
            "file://%s/%s/%s/%s/%s.wav"
                .formatted(directory, name.substring(0, 2), name.substring(2, 4), name, DIGEST));
    return kept.computeIfAbsent(
        key, _ -> new StoredAudio(key, uri, contentType, audio.length, DIGEST, facts));
  }

  @Override
  public InputStream open(AudioKey key, long offset, long length) {
    throw new UnsupportedOperationException("Nothing is spoken twice here: " + key.value());
  }

  @Override
  public void remove(AudioKey key) {
    throw new UnsupportedOperationException("Nothing is kept for a while here: " + key.value());
  }

  @Override
  public Optional<AudioKey> keyOf(URI uri) {
    return Optional.empty();
  }

  @Override
  public Optional<URI> presign(AudioKey key, Duration validFor) {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
