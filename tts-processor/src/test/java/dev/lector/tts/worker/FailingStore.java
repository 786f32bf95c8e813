package dev.lector.tts.worker;

import dev.lector.audio.AudioFacts;
import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStoreException;
import dev.lector.audio.StoredAudio;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A real store behind a door that can be shut for a number of calls. */
final class FailingStore implements AudioStore {
  private final AudioStore store;
  private final AtomicInteger failures = new AtomicInteger();

  FailingStore(AudioStore store) {
    this.store = store;
  }

  void failNext(int calls) {
    failures.set(calls);
  }

  private AudioStore door() throws AudioStoreException {
    if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      throw new AudioStoreException("disk full in this test", new IOException("no space left"));
    }
    return store;
  }

  @Override
  public Optional<StoredAudio> find(AudioKey key) throws AudioStoreException {
    return door().find(key);
  }

  @Override
  public StoredAudio put(
      AudioKey key, String contentType, byte[] audio, @Nullable AudioFacts facts, String words)
      throws AudioStoreException {
    return door().put(key, contentType, audio, facts, words);
  }

  @Override
  public InputStream open(AudioKey key, long offset, long length) throws AudioStoreException {
    return door().open(key, offset, length);
  }

  @Override
  public void remove(AudioKey key) throws AudioStoreException {
    door().remove(key);
  }

  @Override
  public Optional<AudioKey> keyOf(URI uri) {
    return store.keyOf(uri);
  }

  @Override
  public Optional<URI> presign(AudioKey key, Duration validFor) throws AudioStoreException {
    return door().presign(key, validFor);
  }

  @Override
  public void close() {
    store.close();
  }
}
