package dev.lector.tts;

import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStoreException;
import dev.lector.audio.AudioStores;
import dev.lector.audio.StoreSweep;
import dev.lector.telemetry.Tracing;
import dev.lector.tts.worker.SpeechWorker;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A worker that loads its model and does not look for Kafka yet: for whoever starts the broker
 * meanwhile. To be started or closed.
 */
public final class PreparedWorker implements AutoCloseable {
  private final LoadingSynthesizer synthesizer;

  private PreparedWorker(LoadingSynthesizer synthesizer) {
    this.synthesizer = synthesizer;
  }

  /** Begins to load the default model. Returns at once. */
  public static PreparedWorker loading(SpeechConfig config) {
    return new PreparedWorker(LoadingSynthesizer.begin(config));
  }

  /**
   * Opens the store and begins to get ready to take requests, whether the model is loaded or not;
   * what was prepared belongs to the worker from now on.
   *
   * @param config whose models are those that are loaded
   * @param tracing has spans for the work on each request
   * @throws TtsStartException when the store or the port cannot be used; everything is closed then
   */
  public TtsWorker start(TtsConfig config, Tracing tracing) {
    Deque<AutoCloseable> owned = new ArrayDeque<>();
    owned.push(synthesizer);
    try {
      AudioStore store = AudioStores.create(config.store());
      owned.push(store);
      owned.push(StoreSweep.start(store));
      boolean shared = AudioStores.shared(config.store());
      return new TtsWorker(
          SpeechWorker.start(config.worker(), synthesizer, store, shared, tracing), owned);
    } catch (AudioStoreException | RuntimeException e) {
      TtsWorker.closeAll(owned);
      throw TtsStartException.of(e);
    }
  }

  /**
   * Waits until the model is loaded.
   *
   * @throws TtsStartException when models or device cannot be used as configured
   */
  public void awaitLoaded() {
    synthesizer.awaitLoaded();
  }

  /** Frees the model of a worker that is not to be started. */
  @Override
  public void close() {
    synthesizer.close();
  }
}
