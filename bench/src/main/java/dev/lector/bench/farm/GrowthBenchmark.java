package dev.lector.bench.farm;

import dev.lector.bench.measure.Benchmark;
import dev.lector.bench.measure.Curve;
import dev.lector.bench.measure.Figure;
import dev.lector.bench.measure.Goal;
import dev.lector.bench.measure.Medians;
import dev.lector.bench.measure.Round;
import dev.lector.bench.measure.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/** {@code growth}: whether a request costs more the more there have been, or are waiting. */
public final class GrowthBenchmark implements Benchmark {
  private static final Goal FLAT = Goal.atMost(1.2);
  private static final long SEED = 7;

  /** What was measured at one size, round by round. */
  private record Column(int size, List<Double> work, List<Double> question) {
    Column(int size) {
      this(size, new ArrayList<>(), new ArrayList<>());
    }
  }

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public String question() {
    return "Cost of a request with many jobs in the ledger and a long queue, against few and short";
  }

  @Override
  public void measure(Run run) throws Exception {
    try (Wire wire = new Wire("mock://growth")) {
      ledgers(run, wire);
      queues(run, wire);
    }
  }

  private static void ledgers(Run run, Wire wire) throws Exception {
    List<LedgerUnderTest> measured = new ArrayList<>();
    try {
      for (int jobs : List.of(1_000, run.size(10_000, 2_000), run.size(100_000, 4_000))) {
        measured.add(new LedgerUnderTest(run.work().resolve("ledger-" + jobs), jobs, wire));
        run.say("a ledger knows " + jobs + " jobs");
      }
      int more = run.size(300, 100);
      SplittableRandom random = new SplittableRandom(SEED);
      List<Column> columns = measured.stream().map(it -> new Column(it.jobs())).toList();
      for (int round = -1; round < run.rounds(); round++) {
        for (int i = 0; i < measured.size(); i++) {
          int at = Math.floorMod(i + round, measured.size()); // somebody else begins
          note(columns.get(at).work, round, measured.get(at).microsPerJob(more));
        }
        List<Double> questions =
            Timed.medianMillis(
                more, measured.stream().<Callable<?>>map(it -> () -> it.ask(random)).toList());
        for (int i = 0; i < measured.size(); i++) {
          note(columns.get(i).question, round, questions.get(i));
        }
      }
      report(
          run,
          columns,
          "jobs in the ledger",
          "folding a job",
          "µs of processor time",
          "asking for a job");
    } finally {
      measured.forEach(LedgerUnderTest::close);
    }
  }

  private static void queues(Run run, Wire wire) throws Exception {
    List<QueueUnderTest> measured = new ArrayList<>();
    try {
      for (int depth : List.of(10, 1_000, run.size(100_000, 5_000))) {
        measured.add(new QueueUnderTest(run.work().resolve("queue-" + depth), depth, wire));
        run.say("a queue is " + depth + " deep");
      }
      int requests = run.size(1_000, 100);
      List<Column> columns = measured.stream().map(it -> new Column(it.depth())).toList();
      for (int round = -1; round < run.rounds(); round++) {
        for (int i = 0; i < measured.size(); i++) {
          int at = Math.floorMod(i + round, measured.size());
          note(columns.get(at).work, round, measured.get(at).millisPerRequest(requests));
        }
        List<Double> questions =
            Timed.medianMillis(
                run.size(300, 10),
                measured.stream().<Callable<?>>map(it -> it::askForLag).toList());
        for (int i = 0; i < measured.size(); i++) {
          note(columns.get(i).question, round, questions.get(i));
        }
      }
      report(
          run,
          columns,
          "requests in the queue",
          "working off a request",
          "ms",
          "asking for the lag");
    } finally {
      measured.forEach(QueueUnderTest::close);
    }
  }

  /** The first round is not counted. */
  private static void note(List<Double> values, int round, double value) {
    if (round >= 0) {
      values.add(value);
    }
  }

  private static void report(
      Run run, List<Column> columns, String size, String work, String unit, String question) {
    Column small = columns.getFirst();
    for (Column column : columns.subList(1, columns.size())) {
      String reference = "with %,d".formatted(small.size);
      String with = " with %,d %s".formatted(column.size, size);
      run.add(Figure.ratio(work + with, unit, reference, pair(column.work, small.work), FLAT));
      run.add(
          Figure.ratio(
              question + with, "ms", reference, pair(column.question, small.question), FLAT));
    }
    List<Double> xs = columns.stream().map(column -> (double) column.size).toList();
    run.add(
        new Curve(
            "Cost by " + size,
            size,
            "cost, of that at the smallest",
            true,
            false,
            List.of(
                new Curve.Line(
                    work, xs, columns.stream().map(it -> relative(it.work, small.work)).toList()),
                new Curve.Line(
                    question,
                    xs,
                    columns.stream().map(it -> relative(it.question, small.question)).toList()))));
  }

  private static List<Round> pair(List<Double> measured, List<Double> reference) {
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < measured.size(); i++) {
      rounds.add(new Round(measured.get(i), reference.get(i)));
    }
    return rounds;
  }

  private static double relative(List<Double> values, List<Double> reference) {
    return Medians.of(values) / Medians.of(reference);
  }
}
