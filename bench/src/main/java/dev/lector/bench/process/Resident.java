package dev.lector.bench.process;

import dev.lector.bench.measure.Medians;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How much memory a process really has, by Linux' account. */
final class Resident {
  private static final Duration BETWEEN = Duration.ofMillis(200);

  private Resident() {}

  /** Resident set of a process, MiB. */
  static double mib(long pid) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElseThrow(() -> new IOException("Process " + pid + " has no memory"))
          / 1024.0;
    }
  }

  /**
   * Samples of a process' resident set, MiB, each the median of five within a second.
   *
   * @param count how many
   */
  static List<Double> samples(long pid, int count) throws IOException, InterruptedException {
    List<Double> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Double> second = new ArrayList<>();
      for (int j = 0; j < 5; j++) {
        second.add(mib(pid));
        Thread.sleep(BETWEEN);
      }
      samples.add(Medians.of(second));
    }
    return samples;
  }
}
