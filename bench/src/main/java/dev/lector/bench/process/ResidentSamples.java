package dev.lector.bench.process;

import dev.lector.bench.machinery.ResidentSet;
import dev.lector.bench.measure.Medians;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Samples of a process' resident set. */
final class ResidentSamples {
  private static final Duration BETWEEN = Duration.ofMillis(200);

  private ResidentSamples() {}

  /**
   * Takes samples, MiB, each the median of five looks within a second.
   *
   * @param count how many
   */
  static List<Double> take(long pid, int count) throws IOException, InterruptedException {
    List<Double> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Double> second = new ArrayList<>();
      for (int j = 0; j < 5; j++) {
        second.add(ResidentSet.mib(pid));
        Thread.sleep(BETWEEN);
      }
      samples.add(Medians.of(second));
    }
    return samples;
  }
}
