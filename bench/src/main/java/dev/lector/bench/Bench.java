package dev.lector.bench;

import dev.lector.bench.measure.Benchmark;
import dev.lector.bench.measure.CannotMeasureException;
import dev.lector.bench.measure.Run;
import dev.lector.bench.report.Machine;
import dev.lector.bench.report.Result;
import dev.lector.bench.report.Results;
import dev.lector.bench.report.Tables;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs benchmarks, keeps their results and writes the tables of the documentation. */
@Command(
    name = "bench",
    description = "Measures Lector against its limits and its peers, see docs/benchmarks.md.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Bench implements Callable<Integer> {
  private static final String RESULTS = "bench/results";
  static final String QUICK_RESULTS = "bench/target/quick-results";
  private static final String PAGE = "docs/benchmarks.md";

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      description =
          "Benchmarks to run; 'all' for all but faults, soak, reading, phonemes, quality and gpu,"
              + " 'report' to write the tables again from the results that are there. Without any, lists them.")
  private List<String> names = List.of();

  @Option(
      names = "--quick",
      description =
          "One short round of each: shows that it works, and tells nothing about speed. The results"
              + " go to "
              + QUICK_RESULTS
              + ".")
  private boolean quick;

  @Spec private @Nullable CommandSpec spec;

  private Bench() {}

  /**
   * Runs what the arguments name and leaves with 0 done, 1 failed, 2 not understood. A missed goal
   * is a result, not a failure.
   *
   * @param args names of benchmarks
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Bench());
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (names.isEmpty()) {
      Catalogue.everything().forEach(it -> out.printf("%-15s %s%n", it.name(), it.question()));
      return 0;
    }
    Path home = Path.of(System.getProperty("lector.home", "")).toAbsolutePath();
    Results results = new Results(home.resolve(quick ? QUICK_RESULTS : RESULTS));
    List<String> failed = new ArrayList<>();
    for (Benchmark benchmark : chosen()) {
      try {
        run(benchmark, home, results, out);
      } catch (InterruptedException e) {
        throw e;
      } catch (CannotMeasureException e) {
        failed.add(benchmark.name());
        out.println(e.getMessage());
      } catch (Exception e) { // the others are worth their time all the same
        failed.add(benchmark.name());
        e.printStackTrace(out);
      }
    }
    if (!quick) {
      writeTables(home.resolve(PAGE), results);
    }
    if (!failed.isEmpty()) {
      out.println("Failed: " + String.join(", ", failed));
    }
    return failed.isEmpty() ? 0 : 1;
  }

  private List<Benchmark> chosen() {
    List<Benchmark> chosen = new ArrayList<>();
    for (String name : names) {
      switch (name) {
        case "all" -> chosen.addAll(Catalogue.all());
        case "report" -> {}
        default ->
            chosen.add(
                Catalogue.named(name)
                    .orElseThrow(
                        () ->
                            new ParameterException(
                                Objects.requireNonNull(spec).commandLine(),
                                "There is no benchmark '%s', but %s"
                                    .formatted(
                                        name,
                                        String.join(
                                            ", ",
                                            Catalogue.everything().stream()
                                                .map(Benchmark::name)
                                                .toList())))));
      }
    }
    return chosen;
  }

  private void run(Benchmark benchmark, Path home, Results results, PrintWriter out)
      throws Exception {
    out.printf("%s: %s%n", benchmark.name(), benchmark.question());
    out.flush();
    Instant started = Instant.now();
    Path work = Files.createTempDirectory("lector-bench-");
    Run run = new Run(quick, home, work, out);
    try {
      benchmark.measure(run);
    } finally {
      Trees.delete(work);
    }
    results.keep(
        new Result(
            benchmark.name(),
            benchmark.question(),
            "./lector bench " + benchmark.name(),
            Commit.of(home),
            started,
            Duration.between(started, Instant.now()).toSeconds(),
            Machine.here(),
            run.facts(),
            run.figures(),
            run.curves()));
  }

  private static void writeTables(Path page, Results results) throws IOException {
    String text = Files.readString(page);
    Files.writeString(page, Tables.fill(text, results.all()));
  }
}
