package dev.lector.tts.worker.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStoreException;
import dev.lector.audio.StoredAudio;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * Whose audio an object is, and under which key. By default each tenant has its own: the tenant is
 * part of the key. Where tenants share their audio, a small object beside it says for each tenant
 * that it has had this audio, and another one how long making it took: a tenant that asks for the
 * first time is told what it would have been told had nobody asked before. Safe for use by many
 * threads.
 */
final class TenantAudio {
  private static final String OWN = "lector-tenant-1";
  private static final String HAD_IT = "lector-had-1";
  private static final String MAKING = "lector-making-1";
  private static final String NOTE = "txt";
  private static final String NOTE_TYPE = "text/plain";
  private static final int LONGEST_NOTE = 64;

  /** For audio of which nobody noted how long it took: about what one core takes. */
  private static final int SHARE_OF_DURATION = 20;

  private final AudioStore store;
  private final boolean shared;

  /**
   * Says where audio is kept.
   *
   * @param shared whether tenants share what they have in common
   */
  TenantAudio(AudioStore store, boolean shared) {
    this.store = store;
    this.shared = shared;
  }

  /** How long it took to make audio and to store it. */
  record Making(Duration synthesis, Duration store) {
    private String note() {
      return synthesis.toMillis() + " " + store.toMillis();
    }

    private static Making of(String note) {
      int space = note.indexOf(' ');
      return new Making(
          Duration.ofMillis(Long.parseLong(note.substring(0, space))),
          Duration.ofMillis(Long.parseLong(note.substring(space + 1))));
    }
  }

  /** Key of the tenant's audio of this content. */
  AudioKey key(String tenant, AudioKey content) {
    if (shared) {
      return content;
    }
    String extension = content.value().substring(content.value().indexOf('.') + 1);
    return TenantKeys.of(OWN, tenant, content, extension);
  }

  /** Whether the tenant has had this audio before, so that it may be told that it was there. */
  boolean hasHad(String tenant, AudioKey key) throws AudioStoreException {
    return !shared || store.find(hadIt(tenant, key)).isPresent();
  }

  /**
   * The tenant gets audio that another one had made.
   *
   * @param durationMs of the audio
   * @return how long making it took
   */
  Making firstTime(String tenant, AudioKey key, long durationMs)
      throws AudioStoreException, IOException {
    store.put(hadIt(tenant, key), NOTE_TYPE, new byte[] {'\n'});
    Optional<StoredAudio> note = store.find(making(key));
    if (note.isEmpty()) {
      return new Making(Duration.ofMillis(durationMs / SHARE_OF_DURATION), Duration.ZERO);
    }
    long length = Math.min(note.get().bytes(), LONGEST_NOTE);
    try (InputStream in = store.open(note.get().key(), 0, length)) {
      return Making.of(new String(in.readAllBytes(), UTF_8));
    }
  }

  /** Notes that the tenant had it made, and how long that took. */
  void made(String tenant, AudioKey key, Making making) throws AudioStoreException {
    if (shared) {
      store.put(making(key), NOTE_TYPE, making.note().getBytes(UTF_8));
      store.put(hadIt(tenant, key), NOTE_TYPE, new byte[] {'\n'});
    }
  }

  private static AudioKey hadIt(String tenant, AudioKey key) {
    return TenantKeys.of(HAD_IT, tenant, key, NOTE);
  }

  private static AudioKey making(AudioKey key) {
    return TenantKeys.of(MAKING, "", key, NOTE);
  }
}
