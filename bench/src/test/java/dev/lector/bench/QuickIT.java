package dev.lector.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.bench.machinery.Child;
import dev.lector.bench.measure.Benchmark;
import dev.lector.bench.measure.Figure;
import dev.lector.bench.report.Result;
import dev.lector.bench.report.Results;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Benchmarks run by the command that people type; how fast does not matter. */
@DisabledIfSystemProperty(
    named = "lector.bench",
    matches = "never",
    disabledReason = "no benchmark is to be run")
@EnabledOnOs(value = OS.LINUX, disabledReason = "what processes use is read from /proc")
class QuickIT {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path RESULTS = HOME.resolve(Bench.QUICK_RESULTS);

  /** Far more than any takes, even where everything has to be fetched first. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /**
   * What takes a minute or more even so, and what needs programs, cases or a GPU that Lector does
   * without, is left to those who change it.
   */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "farm",
          "growth",
          "soak",
          "faults",
          "peer-sherpa",
          "reading",
          "phonemes",
          "quality",
          "gpu");

  @TempDir private Path work;

  static Stream<String> benchmarks() {
    return Catalogue.everything().stream()
        .map(Benchmark::name)
        .filter(name -> !LEFT_OUT.contains(name));
  }

  @ParameterizedTest
  @MethodSource("benchmarks")
  void endsWellAndLeavesFigures(String name) throws Exception {
    Files.deleteIfExists(RESULTS.resolve(name + ".json"));

    try (Child bench =
        Child.lector(HOME, work.resolve("bench.log"), Map.of(), "", "bench", "--quick", name)) {
      assertThat(bench.exitCode(PATIENCE)).as(bench.said()).isZero();
    }

    List<Result> results = new Results(RESULTS).all();
    assertThat(results)
        .filteredOn(result -> result.benchmark().equals(name))
        .singleElement()
        .satisfies(
            result ->
                assertThat(result.figures())
                    .isNotEmpty()
                    .extracting(Figure::median)
                    // How many responses can wait within a time is none on a busy machine.
                    .allMatch(median -> Double.isFinite(median) && median >= 0)
                    .anyMatch(median -> median > 0));
  }
}
