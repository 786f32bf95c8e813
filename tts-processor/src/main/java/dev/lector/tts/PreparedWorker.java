package dev.lector.tts;

import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStoreException;
import dev.lector.audio.AudioStores;
import dev.lector.speech.synthesis.SynthesisStartException;
import dev.lector.speech.synthesis.Synthesizer;
import dev.lector.speech.synthesis.Synthesizers;
import dev.lector.telemetry.Tracing;
import dev.lector.tts.worker.SpeechWorker;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A worker with its model loaded and its store open that does not look for Kafka yet: for whoever
 * starts the broker meanwhile. To be started or closed.
 */
public final class PreparedWorker implements AutoCloseable {
  private final TtsConfig config;
  private final Synthesizer synthesizer;
  private final AudioStore store;
  private final Deque<AutoCloseable> owned;

  private PreparedWorker(
      TtsConfig config, Synthesizer synthesizer, AudioStore store, Deque<AutoCloseable> owned) {
    this.config = config;
    this.synthesizer = synthesizer;
    this.store = store;
    this.owned = owned;
  }

  /**
   * Loads the default model and opens the store.
   *
   * @throws TtsStartException when models, device or store cannot be used as configured
   */
  public static PreparedWorker of(TtsConfig config) {
    Deque<AutoCloseable> owned = new ArrayDeque<>();
    try {
      AudioStore store = AudioStores.create(config.store());
      owned.push(store);
      Synthesizer synthesizer = Synthesizers.create(config.speech().synthesis());
      owned.push(synthesizer);
      return new PreparedWorker(config, synthesizer, store, owned);
    } catch (SynthesisStartException | AudioStoreException | RuntimeException e) {
      TtsWorker.closeAll(owned);
      throw failure(e);
    }
  }

  /**
   * Starts to take requests; what was prepared belongs to the worker from now on.
   *
   * @param tracing has spans for the work on each request
   * @throws TtsStartException when the port cannot be used; everything is closed then
   */
  public TtsWorker start(Tracing tracing) {
    try {
      boolean shared = AudioStores.shared(config.store());
      return new TtsWorker(
          SpeechWorker.start(config.worker(), synthesizer, store, shared, tracing), owned);
    } catch (RuntimeException e) {
      close();
      throw failure(e);
    }
  }

  /** Frees the model and closes the store, of a worker that is not to be started. */
  @Override
  public void close() {
    TtsWorker.closeAll(owned);
  }

  private static TtsStartException failure(Exception e) {
    return new TtsStartException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
  }
}
