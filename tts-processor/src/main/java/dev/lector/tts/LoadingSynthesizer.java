package dev.lector.tts;

import dev.lector.speech.synthesis.Capabilities;
import dev.lector.speech.synthesis.PreparedSpeech;
import dev.lector.speech.synthesis.SpeechException;
import dev.lector.speech.synthesis.SpeechOrder;
import dev.lector.speech.synthesis.SynthesisStartException;
import dev.lector.speech.synthesis.Synthesizer;
import dev.lector.speech.synthesis.Synthesizers;
import dev.lector.speech.text.Checkpoint;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A synthesizer whose default model is being loaded, in a thread of its own. Whoever asks it for
 * something waits until it is, and gets an {@link IllegalStateException} when that has failed.
 */
final class LoadingSynthesizer implements Synthesizer {
  private final CompletableFuture<Synthesizer> loading;

  private LoadingSynthesizer(CompletableFuture<Synthesizer> loading) {
    this.loading = loading;
  }

  /** Begins. */
  static LoadingSynthesizer begin(SpeechConfig config) {
    return new LoadingSynthesizer(
        CompletableFuture.supplyAsync(
            () -> create(config), task -> Thread.ofPlatform().name("worker-start").start(task)));
  }

  private static Synthesizer create(SpeechConfig config) {
    try {
      return Synthesizers.create(config.synthesis());
    } catch (SynthesisStartException e) {
      throw new CompletionException(e);
    }
  }

  /**
   * Waits until it is loaded.
   *
   * @throws TtsStartException when it cannot be
   */
  void awaitLoaded() {
    try {
      loading.join();
    } catch (CompletionException e) {
      throw TtsStartException.of(e.getCause() == null ? e : e.getCause());
    }
  }

  private Synthesizer loaded() {
    try {
      return loading.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("The models cannot be loaded", e.getCause());
    }
  }

  @Override
  public PreparedSpeech prepare(SpeechOrder order) throws SpeechException {
    return loaded().prepare(order);
  }

  @Override
  public PreparedSpeech prepare(SpeechOrder order, Checkpoint checkpoint) throws SpeechException {
    return loaded().prepare(order, checkpoint);
  }

  @Override
  public Optional<String> needsLoading(SpeechOrder order) {
    return loading.isDone() ? loaded().needsLoading(order) : Optional.of("");
  }

  @Override
  public void load(String model) throws SpeechException {
    loaded().load(model);
  }

  @Override
  public Map<String, String> facts() {
    return loaded().facts();
  }

  @Override
  public Capabilities capabilities() {
    return loaded().capabilities();
  }

  /** Frees the models, those that are still being loaded when they are. */
  @Override
  public void close() {
    var _ = loading.thenAccept(Synthesizer::close);
  }
}
