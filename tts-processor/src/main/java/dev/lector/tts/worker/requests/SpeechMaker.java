package dev.lector.tts.worker.requests;

import dev.lector.audio.AudioFacts;
import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStoreException;
import dev.lector.audio.StoredAudio;
import dev.lector.events.Audio;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.events.SpeechTimes;
import dev.lector.speech.audio.AudioFormat;
import dev.lector.speech.audio.AudioFormats;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.ssml.TextType;
import dev.lector.speech.synthesis.PreparedSpeech;
import dev.lector.speech.synthesis.SpeechAudio;
import dev.lector.speech.synthesis.SpeechException;
import dev.lector.speech.synthesis.SpeechOrder;
import dev.lector.speech.synthesis.Synthesizer;
import dev.lector.tts.worker.common.Backoff;
import dev.lector.tts.worker.common.WorkerMetrics;
import dev.lector.tts.worker.lanes.WorkTraces;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * Turns a request into stored audio. Looks the audio up under its key first, so that what was ever
 * said once is not synthesised again: a repeat after a crash costs a look-up. Safe for use by many
 * threads.
 */
public final class SpeechMaker {
  private static final Duration FIRST_RETRY = Duration.ofMillis(200);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

  /** Of audio whose facts nobody noted, as many bytes are read to learn them. */
  private static final int START = 1 << 16;

  private final AudioFormats formats = AudioFormats.load();
  private final Synthesizer synthesizer;
  private final AudioStore store;
  private final TenantAudio tenants;
  private final KeptTimes times;
  private final int storeAttempts;
  private final WorkerMetrics metrics;
  private final WorkTraces traces;

  /** What is being made, until it is in the store or has failed. */
  private final Map<AudioKey, CompletableFuture<Void>> making = new ConcurrentHashMap<>();

  /**
   * Makes speech for everybody.
   *
   * @param shared whether tenants share what they have in common
   */
  public SpeechMaker(
      Synthesizer synthesizer,
      AudioStore store,
      boolean shared,
      int storeAttempts,
      WorkerMetrics metrics,
      WorkTraces traces) {
    this.synthesizer = synthesizer;
    this.store = store;
    this.tenants = new TenantAudio(store, shared);
    this.times = new KeptTimes(store);
    this.storeAttempts = storeAttempts;
    this.metrics = metrics;
    this.traces = traces;
  }

  /**
   * Makes sure that the audio is in the store. Of several who ask for the same at once, one makes
   * it and the others wait for it.
   *
   * @param priority who waits for it
   * @param timing to add to
   * @throws SpeechException when there will be no audio
   * @throws StorageFailedException when the audio store does not answer
   * @throws InterruptedException when the worker leaves before it was done
   */
  SpeechSynthesized make(SpeechRequested request, Priority priority, Timing timing)
      throws SpeechException, StorageFailedException, InterruptedException {
    PreparedSpeech speech = synthesizer.prepare(order(request));
    String tenant = request.getTenant();
    AudioKey key = tenants.key(tenant, new AudioKey(speech.address()));
    while (true) {
      CompletableFuture<Void> mine = new CompletableFuture<>();
      CompletableFuture<Void> others = making.putIfAbsent(key, mine);
      if (others == null) {
        try {
          return findOrMake(request, key, speech, priority, timing);
        } finally {
          making.remove(key);
          mine.complete(null);
        }
      }
      // Then it is in the store; or it failed, and the next one tries.
      awaitOthers(others, timing);
    }
  }

  private static void awaitOthers(CompletableFuture<Void> others, Timing timing)
      throws InterruptedException {
    long start = System.nanoTime();
    try {
      others.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("It only ever completes", e);
    } finally {
      timing.addSynthesis(System.nanoTime() - start);
    }
  }

  private SpeechSynthesized findOrMake(
      SpeechRequested request,
      AudioKey key,
      PreparedSpeech speech,
      Priority priority,
      Timing timing)
      throws SpeechException, StorageFailedException, InterruptedException {
    String tenant = request.getTenant();
    Optional<StoredAudio> existing = timedStore("find audio", timing, () -> store.find(key));
    if (existing.isPresent()) {
      metrics.cacheHit();
      AudioFacts facts = facts(existing.get(), speech, priority, timing);
      boolean own = timedStore("find tenant's audio", timing, () -> tenants.hasHad(tenant, key));
      if (!own) {
        // What it took the other one, or the times would tell what the flag does not.
        timing.restart(withRetries(() -> tenants.firstTime(tenant, key, facts.durationMs())));
      }
      return event(request, speech, existing.get(), facts, own, timing);
    }
    SpeechAudio audio = synthesize(speech, priority, timing);
    StoredAudio stored =
        timedStore("store audio", timing, () -> put(key, speech.contentType(), audio));
    TenantAudio.Making took = new TenantAudio.Making(timing.synthesis(), timing.store());
    timedStore(
        "note tenant's audio",
        timing,
        () -> {
          tenants.made(tenant, key, took);
          return took;
        });
    // Somebody else may have been first, and theirs is what the address now means.
    AudioFacts facts = stored.facts();
    return event(request, speech, stored, facts == null ? facts(audio) : facts, false, timing);
  }

  private StoredAudio put(AudioKey key, String contentType, SpeechAudio audio)
      throws AudioStoreException {
    return store.put(key, contentType, audio.bytes(), facts(audio), audio.times().toJson());
  }

  /**
   * What the event says about the samples; of audio that nobody noted it of, it is read from its
   * start, or, where that does not tell, from the audio made once more.
   */
  private AudioFacts facts(
      StoredAudio stored, PreparedSpeech speech, Priority priority, Timing timing)
      throws SpeechException, StorageFailedException, InterruptedException {
    AudioFacts facts = stored.facts();
    if (facts == null) {
      facts = timedStore("read audio", timing, () -> read(stored, speech)).orElse(null);
    }
    return facts == null ? facts(synthesize(speech, priority, timing)) : facts;
  }

  private static AudioFacts facts(SpeechAudio audio) {
    return new AudioFacts(audio.sampleRate(), audio.channels(), audio.durationMs());
  }

  private static SpeechOrder order(SpeechRequested request) throws SpeechException {
    return new SpeechOrder(
        SpeechOrder.script(request.getText(), TextType.valueOf(request.getTextType().name())),
        request.getModelId(),
        request.getDescription(),
        request.getVoice(),
        request.getLanguage(),
        request.getSpeed(),
        request.getFormat().name());
  }

  private SpeechAudio synthesize(PreparedSpeech speech, Priority priority, Timing timing)
      throws SpeechException, InterruptedException {
    long start = System.nanoTime();
    try {
      SpeechAudio audio = traces.step("synthesize", () -> speech.synthesize(priority));
      metrics.synthesised(
          Duration.ofNanos(System.nanoTime() - start), Duration.ofMillis(audio.durationMs()));
      return audio;
    } finally {
      timing.addSynthesis(System.nanoTime() - start);
    }
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

  private <T> T timedStore(String what, Timing timing, StoreCall<T> call)
      throws StorageFailedException, InterruptedException {
    long start = System.nanoTime();
    try {
      return traces.step(what, () -> withRetries(call));
    } finally {
      long took = System.nanoTime() - start;
      timing.addStore(took);
      metrics.stored(Duration.ofNanos(took));
    }
  }

  private <T> T withRetries(StoreCall<T> call) throws StorageFailedException, InterruptedException {
    Backoff backoff = new Backoff(FIRST_RETRY, LONGEST_RETRY);
    for (int attempt = 1; ; attempt++) {
      try {
        return call.run();
      } catch (AudioStoreException | IOException e) {
        if (attempt >= storeAttempts) {
          throw new StorageFailedException(
              "The audio store failed " + attempt + " times, at last with: " + e.getMessage(), e);
        }
        backoff.pause();
      }
    }
  }

  private SpeechSynthesized event(
      SpeechRequested request,
      PreparedSpeech speech,
      StoredAudio stored,
      AudioFacts facts,
      boolean cached,
      Timing timing)
      throws StorageFailedException, InterruptedException {
    Optional<SpeechTimes> kept =
        timedStore(
            "keep times", timing, () -> times.keep(request, speech, stored, facts.durationMs()));
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
        .setSpeed(speech.speed())
        .setCached(cached)
        .setSpokenCharacters(speech.spokenCharacters())
        .setWarnings(speech.warnings())
        .setTimes(kept.orElse(null))
        .build();
  }

  @FunctionalInterface
  private interface StoreCall<T> {
    T run() throws AudioStoreException, IOException;
  }
}
