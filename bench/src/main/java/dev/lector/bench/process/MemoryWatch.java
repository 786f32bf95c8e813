package dev.lector.bench.process;

import dev.lector.bench.machinery.Child;
import dev.lector.bench.machinery.ResidentSet;
import dev.lector.bench.measure.Curve;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The resident sets of some processes over time. Not for use by several threads. */
final class MemoryWatch {
  private final Map<String, Child> processes;
  private final Map<String, List<Double>> samples = new LinkedHashMap<>();
  private final List<Double> xs = new ArrayList<>();
  private final Map<String, List<Double>> course = new LinkedHashMap<>();

  /**
   * Watches processes.
   *
   * @param processes by what they are called in figures
   */
  MemoryWatch(Map<String, Child> processes) {
    this.processes = new LinkedHashMap<>(processes);
  }

  Set<String> names() {
    return processes.keySet();
  }

  /** Takes this many samples of each, a second each. */
  void sample(String when, int count) throws IOException, InterruptedException {
    for (Map.Entry<String, Child> process : processes.entrySet()) {
      samples.put(process.getKey() + when, ResidentSamples.take(process.getValue().pid(), count));
    }
  }

  /** What was sampled of a process then, MiB. */
  List<Double> samples(String name, String when) {
    return Objects.requireNonNull(samples.get(name + when));
  }

  /** Notes what each has now, as the next point of the course. */
  void note(double x) throws IOException {
    xs.add(x);
    for (Map.Entry<String, Child> process : processes.entrySet()) {
      course
          .computeIfAbsent(process.getKey(), any -> new ArrayList<>())
          .add(ResidentSet.mib(process.getValue().pid()));
    }
  }

  /** What was noted. */
  Curve course(String title, String x) {
    return new Curve(
        title,
        x,
        "resident set, MiB",
        false,
        false,
        course.entrySet().stream()
            .map(line -> new Curve.Line(line.getKey(), xs, line.getValue()))
            .toList());
  }
}
