package dev.lector.bench.engine;

import ai.onnxruntime.OnnxTensor;
import dev.lector.bench.measure.Benchmark;
import dev.lector.bench.measure.Figure;
import dev.lector.bench.measure.Goal;
import dev.lector.bench.measure.Medians;
import dev.lector.bench.measure.Round;
import dev.lector.bench.measure.Run;
import dev.lector.bench.measure.Side;
import dev.lector.speech.synthesis.PreparedSpeech;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Lector adds to the network's own time. */
public final class EngineBenchmark implements Benchmark {
  private static final int SAMPLE_RATE = 16_000;
  private static final double MEDIUM_SECONDS = 4.5;
  // Silence around speech is trimmed, and pauses are added: a sentence differs by some tenths.
  private static final double SLACK_SECONDS = 0.5;
  private static final String MEDIUM =
      "The old house stood at the end of a narrow lane, and nobody had lived there for years.";

  @Override
  public String name() {
    return "engine";
  }

  @Override
  public String question() {
    return "Text in to WAV bytes out, against bare session.run on the same ids";
  }

  @Override
  public void measure(Run run) throws Exception {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("short text", "That was all he said.");
    texts.put("medium text", MEDIUM);
    texts.put("long text", String.join(" ", Sentences.mixed(8)));
    for (int threads : List.of(1, 2)) {
      try (Engine engine = Engine.alone(threads);
          BareSession bare = new BareSession(threads)) {
        if (threads == 1) {
          run.fact("phonemes", engine.phonemizer());
        }
        warmUp(run, engine);
        for (Map.Entry<String, String> text : texts.entrySet()) {
          String name = text.getKey() + ", " + threads + (threads == 1 ? " thread" : " threads");
          run.add(compare(run, name, engine, bare, text.getValue()));
        }
      }
    }
  }

  /**
   * Has the JVM compile what a service has soon compiled. Reading a text runs far more code, and
   * far less often per second, than speaking it: the rounds' own texts would not do.
   */
  private static void warmUp(Run run, Engine engine) throws Exception {
    List<String> texts = Sentences.mixed(60);
    for (int i = 0; i < run.size(60, 5); i++) {
      for (String text : texts) {
        engine.prepare(text);
      }
    }
    engine.oneByOne(texts.subList(0, run.size(60, 5)));
  }

  private static Figure compare(Run run, String name, Engine engine, BareSession bare, String text)
      throws Exception {
    PreparedSpeech speech = engine.prepare(text);
    Scripts scripts = Scripts.of(text, speech.voice());
    List<Map<String, OnnxTensor>> inputs = new ArrayList<>();
    for (long[] ids : scripts.utterances()) {
      inputs.add(bare.inputs(ids, scripts.speaker()));
    }
    try {
      double seconds = runAll(bare, inputs) / (double) SAMPLE_RATE;
      double said = engine.speak(text).durationMs() / 1e3;
      if (Math.abs(said - seconds) > SLACK_SECONDS * inputs.size()) {
        throw new IllegalStateException(said + " s on one side, " + seconds + " s on the other");
      }
      run.fact(name, "%.1f s in %d sentences".formatted(seconds, inputs.size()));
      int pairs = run.size(Math.clamp(Math.round(60 * MEDIUM_SECONDS / seconds), 12, 150), 3);
      List<Round> rounds = new ArrayList<>();
      for (int round = -1; round < run.rounds(); round++) {
        Round seen = round(engine, bare, text, inputs, pairs);
        if (round >= 0) {
          rounds.add(seen);
        }
      }
      return Figure.ratio(name, "ms", "bare session.run", rounds, Goal.atMost(1.05));
    } finally {
      inputs.forEach(tensors -> tensors.values().forEach(OnnxTensor::close));
    }
  }

  /** Medians of both sides, which take turns text by text: neighbours on the machine hit both. */
  private static Round round(
      Engine engine, BareSession bare, String text, List<Map<String, OnnxTensor>> inputs, int pairs)
      throws Exception {
    List<Double> mine = new ArrayList<>(pairs);
    List<Double> theirs = new ArrayList<>(pairs);
    for (int i = 0; i < pairs; i++) {
      if (i % 2 == 0) {
        mine.add(millis(() -> engine.speak(text)));
        theirs.add(millis(() -> runAll(bare, inputs)));
      } else {
        theirs.add(millis(() -> runAll(bare, inputs)));
        mine.add(millis(() -> engine.speak(text)));
      }
    }
    return new Round(Medians.of(mine), Medians.of(theirs));
  }

  private static double millis(Side<?> side) throws Exception {
    long start = System.nanoTime();
    side.run();
    return (System.nanoTime() - start) / 1e6;
  }

  private static long runAll(BareSession bare, List<Map<String, OnnxTensor>> inputs)
      throws Exception {
    long samples = 0;
    for (Map<String, OnnxTensor> each : inputs) {
      samples += bare.run(each);
    }
    return samples;
  }
}
