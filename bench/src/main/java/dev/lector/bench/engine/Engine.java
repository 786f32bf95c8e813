package dev.lector.bench.engine;

import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.model.Device;
import dev.lector.speech.synthesis.Capabilities;
import dev.lector.speech.synthesis.PreparedSpeech;
import dev.lector.speech.synthesis.SpeechAudio;
import dev.lector.speech.synthesis.SpeechException;
import dev.lector.speech.synthesis.SpeechOrder;
import dev.lector.speech.synthesis.SynthesisConfig;
import dev.lector.speech.synthesis.SynthesisStartException;
import dev.lector.speech.synthesis.Synthesizer;
import dev.lector.speech.synthesis.Synthesizers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Lector's synthesizer, on the CPU and with the starter voice where nothing else is said: text in,
 * WAV bytes out.
 */
public final class Engine implements AutoCloseable {
  private final Synthesizer synthesizer;

  /**
   * Loads the voice.
   *
   * @param threads within a run; 0 as the product chooses
   * @param concurrency runs at once; 0 as the product chooses
   * @param batch what goes into a run
   */
  public Engine(int threads, int concurrency, BatchLimits batch) throws SynthesisStartException {
    synthesizer =
        Synthesizers.create(
            new SynthesisConfig(
                null,
                Map.of(),
                SynthesisConfig.STARTER_VOICE,
                Device.CPU,
                threads,
                concurrency,
                batch,
                SynthesisConfig.DEFAULT_TEXT_LIMIT));
  }

  /** With any models, on any device. */
  Engine(SynthesisConfig config) throws SynthesisStartException {
    synthesizer = Synthesizers.create(config);
  }

  /** One run at a time, of one utterance. */
  public static Engine alone(int threads) throws SynthesisStartException {
    return new Engine(threads, 1, new BatchLimits(0, 1));
  }

  /** As it comes: threads, runs and batches chosen by the product. */
  public static Engine asItComes() throws SynthesisStartException {
    return new Engine(0, 0, BatchLimits.AUTOMATIC);
  }

  /** What makes the phonemes. */
  public String phonemizer() {
    return synthesizer.facts().getOrDefault("phonemizer", "");
  }

  /** What runs its default model: {@code CPUExecutionProvider} or another. */
  String provider() {
    return synthesizer.facts().getOrDefault("provider", "");
  }

  /** Names of all models. */
  List<String> models() {
    return synthesizer.capabilities().models().stream().map(Capabilities.Model::id).toList();
  }

  PreparedSpeech prepare(String text) throws SpeechException {
    return synthesizer.prepare(new SpeechOrder(text, "", "", "", "", 1.0));
  }

  SpeechAudio speak(String text) throws SpeechException, InterruptedException {
    return prepare(text).synthesize(Priority.INTERACTIVE);
  }

  /** Speaks texts one after the other; each is submitted when the one before is done. */
  public Spoken oneByOne(List<String> texts) throws SpeechException, InterruptedException {
    long start = System.nanoTime();
    long millis = 0;
    for (String text : texts) {
      millis += speak(text).durationMs();
    }
    return new Spoken(texts.size(), millis / 1e3, (System.nanoTime() - start) / 1e9);
  }

  /** Speaks texts that are all submitted at once. */
  public Spoken together(List<String> texts) throws ExecutionException, InterruptedException {
    long start = System.nanoTime();
    long millis = 0;
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> pending = new ArrayList<>(texts.size());
      for (String text : texts) {
        pending.add(callers.submit(() -> speak(text).durationMs()));
      }
      for (Future<Long> one : pending) {
        millis += one.get();
      }
    }
    return new Spoken(texts.size(), millis / 1e3, (System.nanoTime() - start) / 1e9);
  }

  @Override
  public void close() {
    synthesizer.close();
  }
}
