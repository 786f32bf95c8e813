package dev.lector.standalone;

import dev.lector.books.passages.Pauses;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Silences between what is said of a book. */
final class PauseOptions {
  private static final int LONGEST_PAUSE_MS = 60_000;

  @Option(
      names = "--pause-paragraph",
      paramLabel = "MS",
      defaultValue = "500",
      description = "Silence after a paragraph, ms (${DEFAULT-VALUE}).")
  private int pauseParagraph = 500;

  @Option(
      names = "--pause-heading",
      paramLabel = "MS",
      defaultValue = "900",
      description = "Silence after a heading, ms (${DEFAULT-VALUE}).")
  private int pauseHeading = 900;

  @Option(
      names = "--pause-line",
      paramLabel = "MS",
      defaultValue = "250",
      description = "Silence after a line of verse, ms (${DEFAULT-VALUE}).")
  private int pauseLine = 250;

  Pauses pauses(CommandSpec spec) {
    return new Pauses(
        atLeastZero(spec, pauseParagraph, "--pause-paragraph"),
        atLeastZero(spec, pauseHeading, "--pause-heading"),
        atLeastZero(spec, pauseLine, "--pause-line"));
  }

  private static int atLeastZero(CommandSpec spec, int ms, String option) {
    if (ms < 0 || ms > LONGEST_PAUSE_MS) {
      throw new ParameterException(
          spec.commandLine(), option + " is 0 to " + LONGEST_PAUSE_MS + " ms");
    }
    return ms;
  }
}
