package dev.lector.bench.quality;

import dev.lector.bench.machinery.Child;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Programs that listen, as far as they are there: a recogniser and one that estimates how people
 * would judge. Each is a command that gets the names of WAV files behind its own arguments, and
 * prints a line for each: what it hears, or a number.
 */
final class Tools {
  /** The recogniser. */
  static final String RECOGNISER = "LECTOR_BENCH_RECOGNISER";

  /** Estimates a mean opinion score. */
  static final String JUDGE = "LECTOR_BENCH_MOS";

  /** A Python that has faster-whisper; python3 otherwise. */
  static final String PYTHON = "LECTOR_BENCH_PYTHON";

  /** Name or folder of its model; base otherwise. */
  static final String WHISPER = "LECTOR_BENCH_WHISPER";

  private static final String SCRIPT = "recognise.py";
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Map<String, String> environment;
  private final Path work;

  Tools(Map<String, String> environment, Path work) {
    this.environment = environment;
    this.work = work;
  }

  /** The recogniser's command: the one that is set, else faster-whisper where Python has it. */
  Optional<List<String>> recogniser() throws IOException, InterruptedException {
    Optional<List<String>> own = set(RECOGNISER);
    if (own.isPresent()) {
      return own;
    }
    String python = environment.getOrDefault(PYTHON, "python3");
    if (!runs(List.of(python, "-c", "import faster_whisper"))) {
      return Optional.empty();
    }
    Path script = work.resolve(SCRIPT);
    try (InputStream in = Tools.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IOException(SCRIPT + " is not in the class path");
      }
      Files.write(script, in.readAllBytes());
    }
    return Optional.of(
        List.of(python, script.toString(), environment.getOrDefault(WHISPER, "base")));
  }

  /** The judge's command, where one is set. */
  Optional<List<String>> judge() {
    return set(JUDGE);
  }

  /**
   * Asks a tool about files.
   *
   * @return a line for each
   * @throws IOException when it fails, or prints another number of lines
   */
  List<String> ask(List<String> command, List<Path> files)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(work, "heard", ".txt");
    List<String> line = new ArrayList<>(List.of("sh", "-c", "exec 2>/dev/null; exec \"$@\"", "-"));
    line.addAll(command);
    files.forEach(file -> line.add(file.toString()));
    try (Child child = Child.start(output, Map.of(), line)) {
      int code = child.exitCode(LONGEST);
      List<String> lines = child.said().lines().toList();
      if (code != 0 || lines.size() != files.size()) {
        throw new IOException(
            "%s ended with %d and %d lines for %d files"
                .formatted(String.join(" ", command), code, lines.size(), files.size()));
      }
      return lines;
    }
  }

  private Optional<List<String>> set(String variable) {
    String value = environment.getOrDefault(variable, "").strip();
    return value.isEmpty() ? Optional.empty() : Optional.of(Arrays.asList(value.split("\\s+", -1)));
  }

  private boolean runs(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(work, "tool", ".txt");
    try (Child child = Child.start(output, Map.of(), command)) {
      return child.exitCode() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
