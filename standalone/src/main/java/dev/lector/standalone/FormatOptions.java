package dev.lector.standalone;

import dev.lector.standalone.say.WantedFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which audio is written. What is not given is left to the file's name, then to the server. */
final class FormatOptions {
  private static final Map<String, String> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("wav", "wav"),
          Map.entry("mp3", "mp3"),
          Map.entry("opus", "opus"),
          Map.entry("ogg", "opus"),
          Map.entry("aac", "aac"),
          Map.entry("flac", "flac"),
          Map.entry("pcm", "pcm"),
          Map.entry("ulaw", "mulaw"),
          Map.entry("mulaw", "mulaw"),
          Map.entry("alaw", "alaw"));

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "wav, mp3, opus, aac, flac, pcm, mulaw or alaw; by default what the file's name ends in,"
              + " else wav.")
  @Nullable String format;

  @Option(
      names = "--sample-rate",
      paramLabel = "HZ",
      description = "The sample rate of the audio; by default the voice's own.")
  @Nullable Integer sampleRate;

  @Option(
      names = "--bit-rate",
      paramLabel = "BIT/S",
      description = "The bit rate of mp3, opus and aac, such as 96000.")
  @Nullable Integer bitRate;

  /** The format for a file. */
  WantedFormat of(String file) {
    int dot = file.lastIndexOf('.');
    String extension = file.substring(dot + 1).toLowerCase(Locale.ROOT);
    String byName = dot < 0 ? null : BY_EXTENSION.get(extension);
    return new WantedFormat(format == null ? byName : format, sampleRate, bitRate);
  }
}
