package dev.lector.bench.path;

import dev.lector.bench.machinery.OpenLoad;
import dev.lector.bench.measure.Curve;
import dev.lector.bench.measure.Figure;
import dev.lector.bench.measure.Goal;
import dev.lector.bench.measure.Medians;
import dev.lector.bench.measure.Round;
import dev.lector.bench.measure.Rounds;
import dev.lector.bench.measure.Run;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Two services under the same open load, rate by rate, in turns. */
final class Contest {
  private static final String MEDIAN = "p50";
  private static final String TAIL = "p99";

  /** Rates with the seconds of one side's round: enough requests for a median, in limited time. */
  private static final List<Rate> RATES =
      List.of(new Rate(1, 10), new Rate(20, 5), new Rate(100, 4), new Rate(500, 4));

  /**
   * 48 s of each side: that long the JVMs compile, on the cores that the requests need. At first
   * not at the highest rate, which would only fill the queue.
   */
  private static final List<Rate> WARM_UPS =
      DoubleStream.of(50, 100, 200, 500, 500, 500, 500, 500)
          .mapToObj(perSecond -> new Rate(perSecond, 6))
          .toList();

  private final Run run;
  private final String reference;
  private final Goal median;
  private final Goal tail;
  private final List<Double> xs = new ArrayList<>();
  private final List<List<Double>> ys =
      List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  private int sent;

  private record Rate(double perSecond, int seconds) {}

  /**
   * A contest.
   *
   * @param reference what Lector is held against
   * @param median what the ratio of the medians should be
   * @param tail what the ratio of the 99th percentiles should be
   */
  Contest(Run run, String reference, Goal median, Goal tail) {
    this.run = run;
    this.reference = reference;
    this.median = median;
    this.tail = tail;
  }

  /** Runs all rates and leaves figures and a curve. */
  void hold(Service lector, Service other) throws Exception {
    for (Rate rate : WARM_UPS.subList(0, run.size(WARM_UPS.size(), 3))) {
      Rounds.alternate(0, 1, () -> load(lector, rate, 0), () -> load(other, rate, 0));
    }
    for (Rate rate : RATES) {
      int[] round = new int[2];
      Rounds<OpenLoad.Outcome> rounds =
          Rounds.alternate(
              0,
              run.rounds(),
              () -> load(lector, rate, ++round[0]),
              () -> load(other, rate, ++round[1]));
      add(rate, MEDIAN, rounds.by(outcome -> outcome.latencies().millis(50)), median, 0);
      add(rate, TAIL, rounds.by(outcome -> outcome.latencies().millis(99)), tail, 2);
      xs.add(rate.perSecond());
    }
    run.add(
        new Curve(
            "POST to 200, and " + reference,
            "requests/s",
            "ms",
            true,
            true,
            List.of(
                new Curve.Line("Lector p50", xs, ys.get(0)),
                new Curve.Line(reference + " p50", xs, ys.get(1)),
                new Curve.Line("Lector p99", xs, ys.get(2)),
                new Curve.Line(reference + " p99", xs, ys.get(3)))));
  }

  private void add(Rate rate, String percentile, List<Round> rounds, Goal goal, int line) {
    run.add(
        Figure.ratio(
            "%s at %.0f/s".formatted(percentile, rate.perSecond()), "ms", reference, rounds, goal));
    ys.get(line).add(middle(rounds, Round::measured));
    ys.get(line + 1).add(middle(rounds, Round::reference));
  }

  private static double middle(List<Round> rounds, ToDoubleFunction<Round> side) {
    return Medians.of(rounds.stream().mapToDouble(side).boxed().toList());
  }

  /** Both sides of a round get the same arrivals. */
  private OpenLoad.Outcome load(Service service, Rate rate, int round) throws IOException {
    int first = sent;
    OpenLoad.Outcome outcome =
        OpenLoad.run(
            rate.perSecond(),
            Duration.ofSeconds(run.size(rate.seconds(), 2)),
            new Random(Math.round(rate.perSecond()) * 1_000 + round),
            index -> service.send(first + index));
    sent += Math.toIntExact(outcome.latencies().count());
    outcome.mustHaveEndedWell("at %.0f/s".formatted(rate.perSecond()));
    return outcome;
  }
}
