package dev.lector.standalone;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How loud audio is to be. */
final class LoudnessOptions {
  @Option(
      names = "--loudness",
      paramLabel = "LUFS",
      description =
          "Brings the audio to an integrated loudness (EBU R 128), -30 to -8: -16 for podcasts, -23"
              + " for broadcasting. By default it is as loud as it is said.")
  @Nullable Double loudness;

  @Option(
      names = "--true-peak",
      paramLabel = "DBTP",
      description = "With --loudness, what no true peak is to exceed, -9 to 0; by default -1.")
  @Nullable Double truePeak;
}
