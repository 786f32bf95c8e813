package dev.lector.standalone;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How loud a book is: level by default, since nobody wants to turn the volume at each chapter. */
final class BookLoudness {
  /** As AES TD1008 recommends for speech, LUFS. */
  private static final String SPEECH = "-18";

  private static final String NONE = "none";

  @Option(
      names = "--loudness",
      paramLabel = "LUFS|none",
      defaultValue = SPEECH,
      description =
          "The integrated loudness (EBU R 128) that the speech is brought to, -30 to -8; by default"
              + " ${DEFAULT-VALUE}; none leaves it as loud as it is said.")
  private String loudness = SPEECH;

  @Option(
      names = "--true-peak",
      paramLabel = "DBTP",
      description = "What no true peak is to exceed then, -9 to 0; by default -1.")
  private @Nullable Double truePeak;

  /** The loudness, LUFS; null for as it is said. */
  @Nullable Double lufs(CommandSpec spec) {
    if (loudness.equalsIgnoreCase(NONE)) {
      return null;
    }
    try {
      return Double.valueOf(loudness);
    } catch (NumberFormatException e) {
      throw new ParameterException(
          spec.commandLine(), "--loudness is a number of LUFS such as -18, or none");
    }
  }

  /** What no true peak is to exceed, dBTP; null for the usual, and where nothing is levelled. */
  @Nullable Double truePeak() {
    return loudness.equalsIgnoreCase(NONE) ? null : truePeak;
  }
}
