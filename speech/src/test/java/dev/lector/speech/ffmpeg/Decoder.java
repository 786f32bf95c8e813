package dev.lector.speech.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code ffmpeg} and {@code ffprobe} of the machine, which are no part of what is tested. */
public final class Decoder {
  private final Path folder;

  /**
   * @param folder for its files
   */
  public Decoder(Path folder) {
    this.folder = folder;
    boolean there =
        List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
            .anyMatch(
                place ->
                    Files.isExecutable(Path.of(place, "ffmpeg"))
                        && Files.isExecutable(Path.of(place, "ffprobe")));
    assumeTrue(there, "There is no ffmpeg here to decode with; install it to run this test");
  }

  /** A file's samples at the rate it has. */
  short[] samples(byte[] file, List<String> input) throws IOException, InterruptedException {
    Path in = Files.write(folder.resolve("file"), file);
    Path out = folder.resolve("decoded");
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
    command.addAll(input);
    command.addAll(List.of("-i", in.toString(), "-f", "s16le", "-ac", "1", out.toString()));
    assertThat(run(command)).as("complaints of the decoder").isEmpty();
    byte[] pcm = Files.readAllBytes(out);
    short[] samples = new short[pcm.length / 2];
    ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }

  /** One of the values that a file says of its only stream or of itself. */
  String told(byte[] file, String entry) throws IOException, InterruptedException {
    Path in = Files.write(folder.resolve("file"), file);
    return run(List.of(
            "ffprobe",
            "-v",
            "error",
            "-show_entries",
            entry,
            "-of",
            "default=nw=1:nk=1",
            in.toString()))
        .strip();
  }

  /**
   * How loud a file is, as FFmpeg's {@code ebur128} measures it.
   *
   * @param input options that tell what the file does not
   */
  public Loud loudness(byte[] file, List<String> input) throws IOException, InterruptedException {
    Path in = Files.write(folder.resolve("file"), file);
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-hide_banner", "-nostats"));
    command.addAll(input);
    command.addAll(List.of("-i", in.toString(), "-af", "ebur128=peak=true", "-f", "null", "-"));
    String told = run(command);
    String summary = told.substring(told.lastIndexOf("Summary:"));
    return new Loud(value(summary, "I:"), value(summary, "Peak:"));
  }

  private static double value(String summary, String name) {
    Matcher value =
        Pattern.compile(Pattern.quote(name) + "\\s+(-?(?:\\d+(?:\\.\\d+)?|inf))").matcher(summary);
    assertThat(value.find()).as(name + " in " + summary).isTrue();
    String number = value.group(1);
    return number.equals("-inf") ? Double.NEGATIVE_INFINITY : Double.parseDouble(number);
  }

  /**
   * How loud a file is.
   *
   * @param lufs integrated loudness, LUFS
   * @param truePeak dBTP
   */
  public record Loud(double lufs, double truePeak) {}

  private String run(List<String> command) throws IOException, InterruptedException {
    Path told = folder.resolve("told");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(told.toFile()).start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("end of %s", command).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String output = Files.readString(told);
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }
}
