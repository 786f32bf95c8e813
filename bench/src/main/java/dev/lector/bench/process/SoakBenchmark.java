package dev.lector.bench.process;

import dev.lector.bench.machinery.Child;
import dev.lector.bench.machinery.HttpConnections;
import dev.lector.bench.machinery.Installation;
import dev.lector.bench.machinery.Installation.Service;
import dev.lector.bench.machinery.OpenLoad;
import dev.lector.bench.machinery.ProcessorTime;
import dev.lector.bench.measure.Benchmark;
import dev.lector.bench.measure.Curve;
import dev.lector.bench.measure.Figure;
import dev.lector.bench.measure.Goal;
import dev.lector.bench.measure.Latencies;
import dev.lector.bench.measure.Round;
import dev.lector.bench.measure.Run;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** {@code soak}: whether half an hour of load leaves Lector as it was, and loses nothing. */
public final class SoakBenchmark implements Benchmark {
  private static final String HEAP = "-Xms256m -Xmx256m -XX:+AlwaysPreTouch";
  private static final long SEED = 4;
  private static final double LOAD = 0.7;
  private static final int CLIENTS = 8;

  /** After so many requests everything is loaded. */
  private static final int WARM = 20;

  /** The first and the last of these many minutes are compared. */
  private static final int WINDOW = 5;

  /**
   * What was seen in a minute.
   *
   * @param outcome of its requests
   * @param effort processor time of bridge, worker and ledger per request, ms
   * @param yardstick processor time of the same calculation every time, ms
   */
  private record Minute(OpenLoad.Outcome outcome, double effort, double yardstick) {
    double percentile(int percent) {
      return outcome.latencies().millis(percent);
    }
  }

  @Override
  public String name() {
    return "soak";
  }

  @Override
  public String question() {
    return "p99 of the last five minutes at 70 % load, against the first five";
  }

  @Override
  public void measure(Run run) throws Exception {
    int minutes = run.size(Integer.getInteger("lector.bench.minutes", 30), 2 * WINDOW);
    Duration minute = Duration.ofSeconds(run.size(60, 2));
    try (Installation lector = Installation.start(run.home(), run.work())) {
      Service ledger = lector.ledger(HEAP);
      Service bridge = lector.bridge(HEAP, Map.of());
      Service worker = lector.worker("worker", HEAP, Map.of("lector.text.phonemes", "lexicon"));
      Map<String, Child> processes = new LinkedHashMap<>();
      processes.put("bridge", bridge.process());
      processes.put("worker", worker.process());
      processes.put("ledger", ledger.process());
      MemoryWatch memory = new MemoryWatch(processes);
      Set<String> answered = ConcurrentHashMap.newKeySet();
      try (HttpConnections http = new HttpConnections(bridge.port());
          Yardstick yardstick = new Yardstick()) {
        double capacity = capacity(http, answered, minute);
        run.fact("capacity", "%.1f requests/s".formatted(capacity));
        run.fact("minutes", Integer.toString(minutes));
        run.fact("load", "%.1f requests/s, arriving at random".formatted(LOAD * capacity));
        List<Minute> course = new ArrayList<>();
        double spent = spent(processes);
        for (int i = 1; i <= minutes; i++) {
          OpenLoad.Outcome outcome = aMinute(http, answered, LOAD * capacity, minute, i);
          double sum = spent(processes);
          double effort = (sum - spent) / outcome.latencies().count();
          spent = sum;
          Minute seen = new Minute(outcome, effort, yardstick.millis());
          course.add(seen);
          memory.note(i);
          run.say(
              "minute %d: p50 %.0f ms, p99 %.0f ms; %.1f ms of processor time each; yardstick %.0f ms"
                  .formatted(
                      i, seen.percentile(50), seen.percentile(99), effort, seen.yardstick()));
        }
        Accounts.balance(lector.bootstrapServers(), lector.registryUrl(), answered);
        report(run, course, answered.size());
        run.add(memory.course("Memory of bridge, worker and ledger", "minute"));
      }
    }
  }

  /** Requests a second with as many clients as keep the worker busy. */
  private static double capacity(HttpConnections http, Set<String> answered, Duration minute)
      throws Exception {
    try (ClosedLoopClients clients = new ClosedLoopClients(http, CLIENTS, answered)) {
      clients.awaitDone(WARM);
      Thread.sleep(minute.dividedBy(2));
      int before = clients.done();
      long start = System.nanoTime();
      Thread.sleep(minute.dividedBy(2));
      return (clients.done() - before) / ((System.nanoTime() - start) / 1e9);
    }
  }

  private static OpenLoad.Outcome aMinute(
      HttpConnections http, Set<String> answered, double rate, Duration minute, int number)
      throws IOException {
    OpenLoad.Outcome outcome =
        OpenLoad.run(
            rate,
            minute,
            new SplittableRandom(SEED + number),
            index ->
                ClosedLoopClients.ask(
                    http, "Minute " + number + ", request " + index + ".", answered));
    outcome.mustHaveEndedWell("in minute " + number);
    return outcome;
  }

  /** Processor time these have taken so far, ms. */
  private static double spent(Map<String, Child> processes) throws IOException {
    double sum = 0;
    for (Child process : processes.values()) {
      sum += ProcessorTime.micros(process.pid()) / 1e3;
    }
    return sum;
  }

  private static void report(Run run, List<Minute> course, int requests) {
    run.fact(
        "accounts",
        "%,d requests, each answered with audio that is there, each with one final job"
            .formatted(requests));
    List<Double> p50 = course.stream().map(it -> it.percentile(50)).toList();
    List<Double> p99 = course.stream().map(it -> it.percentile(99)).toList();
    List<Double> effort = course.stream().map(Minute::effort).toList();
    List<Double> yardstick = course.stream().map(Minute::yardstick).toList();
    run.add(endAgainstStart("p99 of each of the last 5 minutes", p99));
    run.add(endAgainstStart("processor time per request, bridge, worker and ledger", effort));
    run.add(endAgainstStart("processor time of a calculation that is always the same", yardstick));
    run.add(
        Figure.ratio(
            "p99 of the last 5 minutes together",
            "ms",
            "the first 5",
            List.of(
                new Round(
                    together(course.subList(course.size() - WINDOW, course.size())),
                    together(course.subList(0, WINDOW)))),
            Goal.atMost(1.2)));
    List<Double> minutes = new ArrayList<>();
    course.forEach(it -> minutes.add(minutes.size() + 1.0));
    run.add(
        new Curve(
            "Half an hour at 70 % load",
            "minute",
            "ms",
            false,
            false,
            List.of(new Curve.Line("p50", minutes, p50), new Curve.Line("p99", minutes, p99))));
    run.add(
        new Curve(
            "Work and machine meanwhile",
            "minute",
            "processor time, ms",
            false,
            false,
            List.of(
                new Curve.Line("a request", minutes, effort),
                new Curve.Line("the same calculation", minutes, yardstick))));
  }

  /** Each of the last minutes against each of the first. */
  private static Figure endAgainstStart(String what, List<Double> course) {
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < WINDOW; i++) {
      rounds.add(new Round(course.get(course.size() - WINDOW + i), course.get(i)));
    }
    return Figure.ratio(what, "ms", "each of the first 5", rounds);
  }

  private static double together(List<Minute> minutes) {
    Latencies all = new Latencies();
    minutes.forEach(it -> all.addAll(it.outcome().latencies()));
    return all.millis(99);
  }
}
