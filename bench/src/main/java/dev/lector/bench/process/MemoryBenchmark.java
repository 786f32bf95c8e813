package dev.lector.bench.process;

import dev.lector.bench.machinery.Child;
import dev.lector.bench.machinery.HttpConnections;
import dev.lector.bench.machinery.Installation;
import dev.lector.bench.machinery.Installation.Service;
import dev.lector.bench.measure.Benchmark;
import dev.lector.bench.measure.Figure;
import dev.lector.bench.measure.Goal;
import dev.lector.bench.measure.Round;
import dev.lector.bench.measure.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@code memory}: what bridge and worker keep in memory, and whether it grows with requests. */
public final class MemoryBenchmark implements Benchmark {
  /** All of the heap is there from the first: what grows then is what leaks outside of it. */
  private static final String HEAP = "-Xms256m -Xmx256m -XX:+AlwaysPreTouch";

  private static final int CLIENTS = 8;
  private static final int POINTS = 40;
  private static final double GROWTH = 1.05;
  private static final String NEW = "idle, nothing done yet";
  private static final String EARLY = "early";
  private static final String LATE = "late";
  private static final String AFTER = "idle after all";

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String question() {
    return "Resident set of bridge and worker after 20,000 requests, against after 1,000";
  }

  @Override
  public void measure(Run run) throws Exception {
    int early = run.size(1_000, 50);
    int late = run.size(20_000, 100);
    run.fact("Java options of bridge and worker", HEAP);
    run.fact("load", CLIENTS + " clients, short texts, all different");
    try (Installation lector = Installation.start(run.home(), run.work())) {
      Service bridge = lector.bridge(HEAP, Map.of());
      Service worker = lector.worker("worker", HEAP, Map.of("lector.text.phonemes", "lexicon"));
      Map<String, Child> processes = new LinkedHashMap<>();
      processes.put("bridge", bridge.process());
      processes.put("worker", worker.process());
      MemoryWatch memory = new MemoryWatch(processes);
      memory.sample(NEW, run.rounds());
      speak(bridge.port(), early, late, memory, run.rounds());
      memory.sample(AFTER, run.rounds());
      report(run, memory, early, late);
    }
  }

  private static void speak(int port, int early, int late, MemoryWatch memory, int samples)
      throws IOException, InterruptedException {
    int step = late / POINTS;
    try (HttpConnections http = new HttpConnections(port);
        ClosedLoopClients clients =
            new ClosedLoopClients(http, CLIENTS, ConcurrentHashMap.newKeySet())) {
      boolean sampled = false;
      for (int mark = step; mark <= late; mark += step) {
        clients.awaitDone(mark);
        memory.note(clients.done());
        if (!sampled && mark >= early) {
          sampled = true;
          memory.sample(EARLY, samples);
        }
      }
      memory.sample(LATE, samples);
    }
  }

  private static void report(Run run, MemoryWatch memory, int early, int late) {
    for (String process : memory.names()) {
      List<Double> before = memory.samples(process, EARLY);
      List<Double> after = memory.samples(process, LATE);
      List<Round> rounds = new ArrayList<>();
      for (int i = 0; i < before.size(); i++) {
        rounds.add(new Round(after.get(i), before.get(i)));
      }
      run.add(
          Figure.ratio(
              "%s under load, after %,d requests".formatted(process, late),
              "MiB",
              "after %,d".formatted(early),
              rounds,
              Goal.atMost(GROWTH)));
    }
    for (String process : memory.names()) {
      for (String when : List.of(NEW, AFTER)) {
        run.add(Figure.value(process + " " + when, "MiB", memory.samples(process, when)));
      }
    }
    run.add(memory.course("Memory of bridge and worker", "requests done"));
  }
}
