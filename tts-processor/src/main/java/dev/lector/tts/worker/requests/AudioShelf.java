package dev.lector.tts.worker.requests;

import dev.lector.audio.AudioFacts;
import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStoreException;
import dev.lector.audio.Retention;
import dev.lector.audio.StoredAudio;
import dev.lector.events.Audio;
import dev.lector.events.SpeechSynthesized;
import dev.lector.events.SpeechTimes;
import dev.lector.speech.audio.AudioFormat;
import dev.lector.speech.audio.AudioFormats;
import dev.lector.speech.synthesis.PreparedSpeech;
import dev.lector.speech.synthesis.SpeechAudio;
import dev.lector.speech.synthesis.SpeechException;
import dev.lector.tts.worker.common.WorkerMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Optional;

/**
 * Finished audio in the store, with what events say of it and what is noted for each tenant. Safe
 * for use by many threads.
 */
final class AudioShelf {
  /** Of audio whose facts nobody noted, as many bytes are read to learn them. */
  private static final int START = 1 << 16;

  private final AudioFormats formats = AudioFormats.load();
  private final AudioStore store;
  private final Retention retention;
  private final TenantAudio tenants;
  private final KeptTimes times;
  private final StoreCalls calls;
  private final WorkerMetrics metrics;

  AudioShelf(AudioStore store, boolean shared, StoreCalls calls, WorkerMetrics metrics) {
    this.store = store;
    this.retention = store.retention();
    this.tenants = new TenantAudio(store, shared);
    this.times = new KeptTimes(store);
    this.calls = calls;
    this.metrics = metrics;
  }

  /** Makes audio whose file does not tell what it is. */
  @FunctionalInterface
  interface Again {
    SpeechAudio make() throws SpeechException, InterruptedException;
  }

  /** Key of a tenant's audio of this content, as it is now. */
  AudioKey key(String tenant, String address) {
    return retention.current(tenants.key(tenant, new AudioKey(address)));
  }

  Optional<StoredAudio> find(Wanted wanted) throws StorageFailedException, InterruptedException {
    return calls.timed("find audio", wanted.timing(), () -> store.find(wanted.key()));
  }

  /** Stores audio, and returns what is now there: somebody else may have been first. */
  StoredAudio put(Wanted wanted, SpeechAudio audio)
      throws StorageFailedException, InterruptedException {
    return calls.timed(
        "store audio",
        wanted.timing(),
        () ->
            store.put(
                wanted.key(),
                wanted.speech().contentType(),
                audio.bytes(),
                facts(audio),
                audio.times().toJson()));
  }

  /** What is told of audio that was there. */
  SpeechSynthesized found(Wanted wanted, StoredAudio existing, Again again)
      throws SpeechException, StorageFailedException, InterruptedException {
    metrics.cacheHit();
    String tenant = wanted.tenant();
    AudioKey key = wanted.key();
    Timing timing = wanted.timing();
    AudioFacts facts = facts(existing, wanted, again);
    boolean own = calls.timed("find tenant's audio", timing, () -> tenants.hasHad(tenant, key));
    if (!own) {
      // What it took the other one, or the times would tell what the flag does not.
      timing.restart(calls.withRetries(() -> tenants.firstTime(tenant, key, facts.durationMs())));
    }
    return event(wanted, existing, facts, own, false);
  }

  /**
   * What is told of audio that was made.
   *
   * @param stored what {@link #put} has returned
   */
  SpeechSynthesized made(Wanted wanted, StoredAudio stored, SpeechAudio audio)
      throws StorageFailedException, InterruptedException {
    Timing timing = wanted.timing();
    TenantAudio.Making took = new TenantAudio.Making(timing.synthesis(), timing.store());
    calls.timed(
        "note tenant's audio",
        timing,
        () -> {
          tenants.made(wanted.tenant(), wanted.key(), took);
          return took;
        });
    // Somebody else may have been first, and theirs is what the address now means.
    AudioFacts facts = stored.facts();
    return event(wanted, stored, facts == null ? facts(audio) : facts, false, true);
  }

  /** Objects were erased. */
  void erased(Collection<String> uris) {
    times.removed(uris);
  }

  /**
   * What the event says about the samples; of audio that nobody noted it of, it is read from its
   * start, or, where that does not tell, from the audio made once more.
   */
  private AudioFacts facts(StoredAudio stored, Wanted wanted, Again again)
      throws SpeechException, StorageFailedException, InterruptedException {
    AudioFacts facts = stored.facts();
    if (facts == null) {
      facts =
          calls
              .timed("read audio", wanted.timing(), () -> read(stored, wanted.speech()))
              .orElse(null);
    }
    return facts == null ? facts(again.make()) : facts;
  }

  private static AudioFacts facts(SpeechAudio audio) {
    return new AudioFacts(audio.sampleRate(), audio.channels(), audio.durationMs());
  }

  private Optional<AudioFacts> read(StoredAudio stored, PreparedSpeech speech)
      throws AudioStoreException, IOException {
    Optional<AudioFormat> format = formats.ofContentType(speech.contentType());
    if (format.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = store.open(stored.key(), 0, Math.min(stored.bytes(), START))) {
      return format
          .get()
          .read(in, stored.bytes())
          .map(told -> new AudioFacts(told.sampleRate(), told.channels(), told.durationMs()));
    }
  }

  private SpeechSynthesized event(
      Wanted wanted, StoredAudio stored, AudioFacts facts, boolean cached, boolean made)
      throws StorageFailedException, InterruptedException {
    PreparedSpeech speech = wanted.speech();
    Optional<SpeechTimes> kept =
        calls.timed(
            "keep times",
            wanted.timing(),
            () -> times.keep(wanted.request(), speech, stored, facts.durationMs(), made));
    return SpeechSynthesized.newBuilder()
        .setAudio(
            Audio.newBuilder()
                .setUri(stored.uri().toString())
                .setContentType(stored.contentType())
                .setBytes(stored.bytes())
                .setSha256(stored.sha256())
                .setSampleRate(facts.sampleRate())
                .setChannels(facts.channels())
                .setDurationMs(facts.durationMs())
                .build())
        .setModelId(speech.modelId())
        .setVoice(speech.voice())
        .setLanguage(speech.language())
        .setSpeed(speech.speed())
        .setCached(cached)
        .setSpokenCharacters(speech.spokenCharacters())
        .setTimes(kept.orElse(null))
        .setWarnings(speech.warnings())
        .build();
  }
}
