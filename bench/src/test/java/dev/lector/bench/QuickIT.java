package dev.lector.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lector.bench.machinery.Child;
import dev.lector.bench.measure.Benchmark;
import dev.lector.bench.report.Result;
import dev.lector.bench.report.Results;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each benchmark does what it says, by the command that people type; how fast does not matter. */
class QuickIT {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  /** What a benchmark runs that Lector does not bring along. */
  private static final Map<String, List<String>> PROGRAMS =
      Map.of("peer-sherpa", List.of("node", "npm"));

  /** What takes a minute or more even so, and is left to those who change it. */
  private static final Set<String> LONG = Set.of("farm", "growth", "soak");

  @TempDir private Path work;

  static Stream<String> benchmarks() {
    return Catalogue.everything().stream().map(Benchmark::name).filter(it -> !LONG.contains(it));
  }

  @ParameterizedTest
  @MethodSource("benchmarks")
  void measuresWhatItsTableShows(String name) throws Exception {
    for (String program : PROGRAMS.getOrDefault(name, List.of())) {
      assumeTrue(isInstalled(program), name + " needs " + program);
    }
    Results results = new Results(HOME.resolve("bench/target/quick-results"));

    try (Child bench =
        Child.lector(HOME, work.resolve("bench.log"), Map.of(), "", "bench", "--quick", name)) {
      assertThat(bench.exitCode()).as(bench.said()).isZero();
    }

    assertThat(results.all())
        .filteredOn(result -> result.benchmark().equals(name))
        .singleElement()
        .extracting(Result::figures)
        .asInstanceOf(LIST)
        .isNotEmpty();
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }
}
