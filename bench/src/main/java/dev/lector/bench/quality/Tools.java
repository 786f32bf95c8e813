package dev.lector.bench.quality;

import dev.lector.bench.machinery.Child;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Programs that listen, as far as they are there: a recogniser and one that estimates how people
 * would judge. Each is a command that gets the names of WAV files behind its own arguments and the
 * language in {@value #LANGUAGE}, and prints a line for each: what it hears, or a number.
 */
final class Tools {
  /** The recogniser. */
  static final String RECOGNISER = "LECTOR_BENCH_RECOGNISER";

  /** Estimates a mean opinion score. */
  static final String JUDGE = "LECTOR_BENCH_MOS";

  /** ISO 639 code of what is said, for the tools. */
  static final String LANGUAGE = "LECTOR_BENCH_LANGUAGE";

  /** A Python that has faster-whisper and, for the judge, speechmos; python3 otherwise. */
  static final String PYTHON = "LECTOR_BENCH_PYTHON";

  /** Name or folder of its model; base otherwise. */
  static final String WHISPER = "LECTOR_BENCH_WHISPER";

  private static final String BASE = "base";
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Map<String, String> environment;
  private final Path work;
  private final Map<String, String> facts = new LinkedHashMap<>();

  Tools(Map<String, String> environment, Path work) {
    this.environment = environment;
    this.work = work;
  }

  /** The recogniser's command: the one that is set, else faster-whisper where Python has it. */
  Optional<List<String>> recogniser() throws IOException, InterruptedException {
    Optional<List<String>> own = set(RECOGNISER);
    if (own.isPresent()) {
      facts.put("Recogniser", own.get().getFirst());
      return own;
    }
    String model = environment.getOrDefault(WHISPER, BASE);
    Optional<List<String>> ours = script("import faster_whisper", "recognise.py", model);
    ours.ifPresent(
        _ -> facts.put("Recogniser", "faster-whisper, Whisper " + Path.of(model).getFileName()));
    return ours;
  }

  /** The judge's command: the one that is set, else DNSMOS where Python has speechmos. */
  Optional<List<String>> judge() throws IOException, InterruptedException {
    Optional<List<String>> own = set(JUDGE);
    if (own.isPresent()) {
      facts.put("MOS", own.get().getFirst());
      return own;
    }
    Optional<List<String>> ours =
        script("import faster_whisper.audio, speechmos.dnsmos", "judge.py");
    ours.ifPresent(_ -> facts.put("MOS", "DNSMOS P.808 (speechmos)"));
    return ours;
  }

  /** What listens, for the page. */
  Map<String, String> facts() {
    return facts;
  }

  /** Python with a script of this package, where it has what the script imports. */
  private Optional<List<String>> script(String imports, String name, String... arguments)
      throws IOException, InterruptedException {
    String python = environment.getOrDefault(PYTHON, "python3");
    if (!runs(List.of(python, "-c", imports))) {
      return Optional.empty();
    }
    Path script = work.resolve(name);
    try (InputStream in = Tools.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is not in the class path");
      }
      Files.write(script, in.readAllBytes());
    }
    List<String> command = new ArrayList<>(List.of(python, script.toString()));
    command.addAll(List.of(arguments));
    return Optional.of(command);
  }

  /**
   * Asks a tool about files.
   *
   * @param language ISO 639 code of what is said in them
   * @return a line for each
   * @throws IOException when it fails, or prints another number of lines
   */
  List<String> ask(List<String> command, String language, List<Path> files)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(work, "heard", ".txt");
    List<String> line = new ArrayList<>(List.of("sh", "-c", "exec 2>/dev/null; exec \"$@\"", "-"));
    line.addAll(command);
    files.forEach(file -> line.add(file.toString()));
    try (Child child = Child.start(output, Map.of(LANGUAGE, language), line)) {
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
