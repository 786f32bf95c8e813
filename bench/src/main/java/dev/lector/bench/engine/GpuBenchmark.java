package dev.lector.bench.engine;

import dev.lector.bench.machinery.Child;
import dev.lector.bench.measure.Benchmark;
import dev.lector.bench.measure.CannotMeasureException;
import dev.lector.bench.measure.Figure;
import dev.lector.bench.measure.Rounds;
import dev.lector.bench.measure.Run;
import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.model.Device;
import dev.lector.speech.synthesis.SynthesisConfig;
import dev.lector.speech.synthesis.SynthesisStartException;
import dev.lector.tts.TtsConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Every installed model on a GPU: sentences of mixed lengths, in runs of one and of many. */
public final class GpuBenchmark implements Benchmark {
  private static final String CUDA = "CUDAExecutionProvider";
  private static final String UNIT = "audio s/s";
  private static final List<Integer> SIZES = List.of(1, 2, 4, 8, 16, 32);

  @Override
  public String name() {
    return "gpu";
  }

  @Override
  public String question() {
    return "mixed sentences with every model on a GPU, by the size of a run; needs one, and -Pgpu";
  }

  @Override
  public void measure(Run run) throws Exception {
    SynthesisConfig configured = TtsConfig.load(Map.of()).speech().synthesis();
    List<String> models;
    try (Engine first = engine(configured, configured.defaultModel(), 1)) {
      models = first.models();
      run.fact("GPU", gpu(run.work()));
      run.fact("provider", first.provider());
    }
    List<String> texts = Sentences.mixed(run.size(200, 8));
    for (String model : models) {
      measure(run, configured, model, texts);
    }
  }

  private static void measure(Run run, SynthesisConfig configured, String model, List<String> texts)
      throws Exception {
    for (int size : SIZES) {
      if (size == 1) {
        try (Engine alone = engine(configured, model, 1)) {
          Rounds<Spoken> rounds =
              Rounds.alternate(
                  1, run.rounds(), () -> alone.together(texts), () -> alone.oneByOne(texts));
          run.add(
              Figure.value(
                  model + ", one at a time",
                  UNIT,
                  rounds.measured().stream().map(Spoken::rate).toList()));
        }
        continue;
      }
      try (Engine many = engine(configured, model, size);
          Engine alone = engine(configured, model, 1)) {
        Rounds<Spoken> rounds =
            Rounds.alternate(
                1, run.rounds(), () -> many.together(texts), () -> alone.together(texts));
        rounds.measured().getFirst().mustBeAsLongAs(rounds.reference().getFirst(), 0.02);
        run.add(
            Figure.ratio(
                model + ", runs of " + size, UNIT, "runs of one", rounds.by(Spoken::rate)));
      }
    }
  }

  /**
   * An engine on the GPU.
   *
   * @throws CannotMeasureException where there is none that works; on a CPU this tells nothing
   */
  private static Engine engine(SynthesisConfig configured, String model, int size)
      throws CannotMeasureException {
    Device device =
        configured.device().kind() == Device.Kind.CUDA ? configured.device() : Device.parse("cuda");
    try {
      Engine engine =
          new Engine(
              new SynthesisConfig(
                  configured.models(),
                  configured.aliases(),
                  model,
                  device,
                  configured.threads(),
                  configured.concurrency(),
                  new BatchLimits(configured.batch().tokens(), size),
                  configured.limits(),
                  configured.phonemes(),
                  configured.reading(),
                  configured.graphs()));
      if (!engine.provider().equals(CUDA)) {
        String provider = engine.provider();
        engine.close();
        throw new CannotMeasureException(
            "bench gpu measures a GPU, but " + provider + " would run here");
      }
      return engine;
    } catch (SynthesisStartException e) {
      throw new CannotMeasureException("bench gpu needs a GPU that works: " + e.getMessage(), e);
    }
  }

  private static String gpu(Path work) throws IOException, InterruptedException {
    try (Child query =
        Child.start(
            work.resolve("gpu.txt"),
            Map.of(),
            List.of(
                "nvidia-smi",
                "--query-gpu=name,driver_version,memory.total",
                "--format=csv,noheader"))) {
      return query.exitCode() == 0
          ? String.join("; ", query.said().lines().toList())
          : "nvidia-smi does not tell";
    }
  }
}
