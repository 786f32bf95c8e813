package dev.lector.tts;

import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStores;
import dev.lector.speech.synthesis.Synthesizer;
import dev.lector.telemetry.Tracing;
import dev.lector.tts.worker.SpeechWorker;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A whole synthesizer process, embeddable: models, audio store and the lanes that take requests.
 */
public final class TtsWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TtsWorker.class);

  private final SpeechWorker worker;
  private final Deque<AutoCloseable> owned;

  TtsWorker(SpeechWorker worker, Deque<AutoCloseable> owned) {
    this.worker = worker;
    this.owned = owned;
  }

  /**
   * Loads the default model, opens the store and starts to take requests. Returns when the model is
   * loaded; Kafka and the registry are waited for in the background, see {@link #ready()}.
   *
   * @throws TtsStartException when models, device, store or port cannot be used as configured
   */
  public static TtsWorker start(TtsConfig config) {
    return start(config, Tracing.off());
  }

  /**
   * As {@link #start(TtsConfig)}, with traces.
   *
   * @param tracing has spans for the work on each request
   */
  public static TtsWorker start(TtsConfig config, Tracing tracing) {
    PreparedWorker prepared = PreparedWorker.loading(config.speech());
    try {
      prepared.awaitLoaded();
    } catch (TtsStartException e) {
      prepared.close();
      throw e;
    }
    return prepared.start(config, tracing);
  }

  /**
   * Starts to take requests with a given engine and store, which stay the caller's to be closed
   * after the worker.
   *
   * @throws TtsStartException when the port cannot be used
   */
  public static TtsWorker start(TtsConfig config, Synthesizer synthesizer, AudioStore store) {
    try {
      return new TtsWorker(
          SpeechWorker.start(
              config.worker(),
              synthesizer,
              store,
              AudioStores.shared(config.store()),
              Tracing.off()),
          new ArrayDeque<>());
    } catch (RuntimeException e) {
      throw TtsStartException.of(e);
    }
  }

  /** Whether requests are being taken. */
  public boolean ready() {
    return worker.ready();
  }

  /** Port that health and metrics are served on; -1 when they are not. */
  public int port() {
    return worker.port();
  }

  /** Leaves the farm in order, see {@link SpeechWorker#close()}, and frees the models. */
  @Override
  public void close() {
    worker.close();
    closeAll(owned);
  }

  static void closeAll(Deque<AutoCloseable> owned) {
    while (!owned.isEmpty()) {
      AutoCloseable next = owned.pop();
      try {
        next.close();
      } catch (Exception e) {
        LOG.warn("{} could not be closed", next.getClass().getSimpleName(), e);
      }
    }
  }
}
