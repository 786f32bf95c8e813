package dev.lector.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import dev.lector.bench.report.Results;
import dev.lector.bench.report.Tables;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchTest {
  private static final Path PAGE = Path.of("../docs/benchmarks.md");
  private static final Path RESULTS = Path.of("results");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void withoutANameItListsWhatThereIs() {
    assertThat(bench()).isZero();
    assertThat(out.toString().lines()).hasSameSizeAs(Catalogue.everything());
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertThat(bench("speed")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("There is no benchmark 'speed'");
  }

  @Test
  void withoutAGpuItSaysSoInALineAndFails() {
    assumeThat(OrtEnvironment.getAvailableProviders()).doesNotContain(OrtProvider.CUDA);

    assertThat(bench("--quick", "gpu")).isEqualTo(1);
    assertThat(out.toString().lines())
        .hasSize(3)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("bench gpu needs a GPU that works: ")
                    .contains("CUDA does not work here"))
        .last()
        .isEqualTo("Failed: gpu");
  }

  @Test
  void thePageHasAPlaceForEveryBenchmark() throws Exception {
    String page = Files.readString(PAGE);

    assertThat(Catalogue.everything())
        .allSatisfy(it -> assertThat(page).contains("<!-- results of " + it.name() + " -->"));
  }

  @Test
  void thePageTellsWhatTheResultsSay() throws Exception {
    String page = Files.readString(PAGE);

    assertThat(Tables.fill(page, new Results(RESULTS).all())).isEqualTo(page);
  }

  private int bench(String... arguments) {
    return Bench.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
