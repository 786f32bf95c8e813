package dev.lector.bench.engine;

import dev.lector.bench.measure.Benchmark;
import dev.lector.bench.measure.Figure;
import dev.lector.bench.measure.Goal;
import dev.lector.bench.measure.Rounds;
import dev.lector.bench.measure.Run;
import dev.lector.speech.batch.BatchLimits;
import java.util.List;

/** What it brings to have many sentences at the model at once. */
public final class EngineBatchBenchmark implements Benchmark {
  private static final String UNIT = "audio s/s";

  @Override
  public String name() {
    return "engine-batch";
  }

  @Override
  public String question() {
    return "500 mixed sentences through the batcher, against one at a time on the same cores";
  }

  @Override
  public void measure(Run run) throws Exception {
    int cores = Runtime.getRuntime().availableProcessors();
    List<String> texts = Sentences.mixed(run.size(500, 20));
    try (Engine product = Engine.asItComes();
        Engine alone = Engine.alone(cores)) {
      Rounds<Spoken> rounds =
          Rounds.alternate(
              run.size(1, 0),
              run.rounds(),
              () -> product.together(texts),
              () -> alone.oneByOne(texts));
      compared(rounds);
      run.add(
          Figure.ratio(
              "all at once, as the product comes",
              UNIT,
              "one at a time on " + cores + " threads",
              rounds.by(Spoken::rate),
              Goal.atLeast(1.3)));
    }
    List<String> some = texts.subList(0, run.size(150, 10));
    try (Engine product = Engine.asItComes();
        Engine single = new Engine(0, 0, new BatchLimits(0, 1))) {
      Rounds<Spoken> rounds =
          Rounds.alternate(
              0, run.rounds(), () -> product.together(some), () -> single.together(some));
      compared(rounds);
      run.add(
          Figure.ratio(
              "batches alone", UNIT, "the same with runs of one", rounds.by(Spoken::rate)));
    }
  }

  private static void compared(Rounds<Spoken> rounds) {
    rounds.measured().getFirst().mustBeAsLongAs(rounds.reference().getFirst(), 0.02);
  }
}
