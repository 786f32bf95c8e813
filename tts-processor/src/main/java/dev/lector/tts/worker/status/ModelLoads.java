package dev.lector.tts.worker.status;

import dev.lector.speech.synthesis.SpeechException;
import dev.lector.speech.synthesis.SpeechOrder;
import dev.lector.speech.synthesis.Synthesizer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;

/**
 * Loads models for texts that are to be read, each on a thread of its own, so that whoever waits
 * for one can give up. Whoever needs the same model waits for the same load; there are at most as
 * many loads as names of models. Safe for use by many threads.
 */
final class ModelLoads {
  private final Synthesizer synthesizer;
  private final Map<String, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

  ModelLoads(Synthesizer synthesizer) {
    this.synthesizer = synthesizer;
  }

  /**
   * Begins to load the model that a text needs, or joins its load.
   *
   * @return empty when the model is loaded, or unknown; fails with a {@link SpeechException}
   */
  Optional<Future<Void>> of(SpeechOrder order) {
    return synthesizer
        .needsLoading(order)
        .map(model -> underWay.computeIfAbsent(model.strip(), this::begin));
  }

  private CompletableFuture<Void> begin(String model) {
    CompletableFuture<Void> loaded = new CompletableFuture<>();
    // A platform thread: loading is native code, which keeps a virtual thread's carrier.
    var _ =
        Thread.ofPlatform().daemon().name("model-load-" + model).start(() -> load(model, loaded));
    return loaded;
  }

  private void load(String model, CompletableFuture<Void> loaded) {
    Throwable failure = null;
    try {
      synthesizer.load(model);
    } catch (SpeechException | RuntimeException | Error e) { // those who wait are told
      failure = e;
    }
    underWay.remove(model, loaded);
    if (failure == null) {
      loaded.complete(null);
    } else {
      loaded.completeExceptionally(failure);
    }
  }
}
