package dev.lector.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.bench.measure.Curve;
import dev.lector.bench.measure.Figure;
import dev.lector.bench.measure.Goal;
import dev.lector.bench.measure.Round;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
  private static final Result RESULT =
      new Result(
          "engine",
          "how fast",
          "./lector bench engine",
          "abc1234",
          Instant.parse("2026-11-27T10:00:00Z"),
          61,
          new Machine("A processor", 2, 24_000, "Linux 6", "25"),
          Map.of("sentences", "500"),
          List.of(
              Figure.ratio(
                  "short", "ms", "bare", List.of(new Round(2, 1), new Round(4, 2)), Goal.atMost(1)),
              Figure.ratio(
                  "close", "ms", "bare", List.of(new Round(1.05004, 1)), Goal.atMost(1.05)),
              Figure.value("waiting", "requests", List.of(12_345.0))),
          List.of(
              new Curve(
                  "Lanes",
                  "lanes",
                  "p99, ms",
                  true,
                  true,
                  List.of(new Curve.Line("Lector", List.of(1.0, 10.0), List.of(5.0, 6.0))))));

  @TempDir private Path directory;

  @Test
  void whatIsKeptIsReadAgain() throws Exception {
    Results results = new Results(directory.resolve("results"));

    results.keep(RESULT);

    assertThat(results.all()).containsExactly(RESULT);
    assertThat(Files.readString(directory.resolve("results/engine.svg")))
        .contains("<svg", "width=\"800px\"", "<path")
        .doesNotContainPattern("\\.\\d{3}");
    assertThat(Files.readString(directory.resolve("results/engine.json")))
        .contains("\"rounds\" : 2")
        .as("rounds are summed up")
        .doesNotContain("\"rounds\" : [");
  }

  @Test
  void tablesStandBetweenTheirMarksAndNothingElseChanges() {
    String page =
        """
        Before $1.
        <!-- results of engine -->
        old
        <!-- end -->
        Between.
        <!-- results of soak -->
        kept
        <!-- end -->
        """;

    String filled = Tables.fill(page, List.of(RESULT));

    assertThat(filled)
        .startsWith("Before $1.\n<!-- results of engine -->\n")
        .contains(
            "| short | 3.00 ms | bare: 1.50 ms | **2.00** | 2.00 to 2.00 | **≤ 1.0, missed** |")
        .contains("**1.05004** | 1.05 to 1.05 | **≤ 1.05, missed**")
        .contains(
            "**12,345 requests**", "- sentences: 500", "![Lanes](../bench/results/engine.svg)")
        .endsWith("<!-- end -->\nBetween.\n<!-- results of soak -->\nkept\n<!-- end -->\n")
        .doesNotContain("old");
    assertThat(Tables.fill(filled, List.of(RESULT))).isEqualTo(filled);
  }
}
