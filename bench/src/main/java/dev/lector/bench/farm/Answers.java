package dev.lector.bench.farm;

import dev.lector.bench.measure.Curve;
import dev.lector.bench.measure.Figure;
import dev.lector.bench.measure.Goal;
import dev.lector.bench.measure.Medians;
import dev.lector.bench.measure.Round;
import dev.lector.bench.measure.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** What the rounds of the farm said, as figures and curves. Safe for use by many threads. */
final class Answers {
  private static final double TAIL = 99;

  private final Map<Key, List<Round>> full = new TreeMap<>();
  private final Map<Key, List<Round>> rates = new TreeMap<>();
  private final Map<Key, List<Round>> tails = new TreeMap<>();
  private final Map<Key, List<Round>> peers = new TreeMap<>();
  private final Map<String, Long> left = new TreeMap<>();

  /** Which load, how many lanes, and against whom. */
  private record Key(String mix, int lanes, String other) implements Comparable<Key> {
    @Override
    public int compareTo(Key that) {
      int byMix = mix.compareTo(that.mix);
      int byLanes = byMix == 0 ? Integer.compare(lanes, that.lanes) : byMix;
      return byLanes == 0 ? other.compareTo(that.other) : byLanes;
    }
  }

  private static final String IDEAL = "ideal FIFO";

  /** Of a queue that was full from the beginning. */
  synchronized void full(ServiceTimes mix, int lanes, Trial trial) {
    Trial ideal = Fifo.trial(trial.load(), lanes);
    add(full, new Key(mix.name(), lanes, IDEAL), trial.perSecond(), ideal.perSecond());
  }

  /** Of requests that arrived one by one. */
  synchronized void open(ServiceTimes mix, int lanes, Trial trial) {
    Trial ideal = Fifo.trial(trial.load(), lanes);
    Key key = new Key(mix.name(), lanes, IDEAL);
    add(rates, key, trial.perSecond(), ideal.perSecond());
    add(tails, key, trial.responseSeconds(TAIL), ideal.responseSeconds(TAIL));
  }

  /**
   * Of the same requests elsewhere.
   *
   * @param unfinished how many had not ended there
   */
  synchronized void peer(
      ServiceTimes mix, String other, Trial lector, Trial trial, long unfinished) {
    Key key = new Key(mix.name(), FarmBenchmark.PEERS, other);
    add(peers, key, trial.responseSeconds(TAIL), lector.responseSeconds(TAIL));
    left.merge(other, unfinished, Long::sum);
  }

  private static void add(
      Map<Key, List<Round>> rounds, Key key, double measured, double reference) {
    rounds.computeIfAbsent(key, _ -> new ArrayList<>()).add(new Round(measured, reference));
  }

  synchronized void tell(Run run, List<ServiceTimes> mixes) {
    for (ServiceTimes mix : mixes) {
      tell(run, mix, "throughput of a full queue", "requests/s", full, FarmBenchmark.THROUGHPUT);
      tell(run, mix, "throughput", "requests/s", rates, FarmBenchmark.THROUGHPUT);
      tell(run, mix, "p99", "s", tails, FarmBenchmark.P99);
      of(peers, mix)
          .forEach(
              (key, rounds) ->
                  run.add(
                      Figure.ratio(
                          "p99 of %s, %s".formatted(key.other, mix.name()),
                          "s",
                          "Lector",
                          rounds,
                          FarmBenchmark.PEER)));
    }
    left.forEach(
        (other, count) ->
            run.fact(
                "requests given up by " + other,
                count + ", counted as if they had ended just then"));
    mixes.forEach(mix -> run.add(curve(mix)));
  }

  private static void tell(
      Run run, ServiceTimes mix, String what, String unit, Map<Key, List<Round>> all, Goal goal) {
    of(all, mix)
        .forEach(
            (key, rounds) ->
                run.add(
                    Figure.ratio(
                        "%s, %s, %s".formatted(what, mix.name(), lanes(key.lanes)),
                        unit,
                        IDEAL,
                        rounds,
                        goal)));
  }

  private Curve curve(ServiceTimes mix) {
    Map<Key, List<Round>> of = of(tails, mix);
    List<Double> lanes = of.keySet().stream().map(key -> (double) key.lanes).toList();
    List<Curve.Line> lines = new ArrayList<>();
    lines.add(new Curve.Line("Lector", lanes, medians(of, Round::measured)));
    lines.add(new Curve.Line(IDEAL, lanes, medians(of, Round::reference)));
    of(peers, mix)
        .forEach(
            (key, rounds) ->
                lines.add(
                    new Curve.Line(
                        key.other,
                        List.of((double) key.lanes),
                        List.of(median(rounds, Round::measured)))));
    return new Curve(
        "99 of 100 requests end within, " + mix.name(), "lanes, GPUs", "s", true, true, lines);
  }

  private static List<Double> medians(Map<Key, List<Round>> of, ToDoubleFunction<Round> value) {
    return of.values().stream().map(rounds -> median(rounds, value)).toList();
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
    return Medians.of(rounds.stream().map(value::applyAsDouble).toList());
  }

  private static Map<Key, List<Round>> of(Map<Key, List<Round>> all, ServiceTimes mix) {
    Map<Key, List<Round>> some = new TreeMap<>(all);
    some.keySet().removeIf(key -> !key.mix.equals(mix.name()));
    return some;
  }

  private static String lanes(int count) {
    return count == 1 ? "1 lane" : count + " lanes";
  }
}
