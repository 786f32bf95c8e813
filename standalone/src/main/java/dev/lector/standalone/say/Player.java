package dev.lector.standalone.say;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A program that plays an audio file and ends.
 *
 * @param program where it is
 * @param options what it is given before the file
 * @param failure what it prints when it could not play and ends with 0 all the same; empty for one
 *     whose status tells
 */
record Player(Path program, List<String> options, String failure) {
  /** Those that take the system's sound server come before those that open the device. */
  private static final List<Known> KNOWN =
      List.of(
          new Known("afplay", List.of(), ""),
          new Known("pw-play", List.of(), ""),
          new Known("paplay", List.of(), ""),
          new Known("aplay", List.of("-q"), ""),
          new Known(
              "ffplay",
              List.of("-nodisp", "-autoexit", "-loglevel", "error"),
              "audio open failed"));

  private record Known(String name, List<String> options, String failure) {}

  /** The players in these directories, best first. */
  static List<Player> installed(String searchPath) {
    List<Player> players = new ArrayList<>();
    for (Known known : KNOWN) {
      find(searchPath, known.name())
          .ifPresent(it -> players.add(new Player(it, known.options(), known.failure())));
    }
    return players;
  }

  /**
   * Plays a file to its end.
   *
   * @return why it could not, in the program's words; empty when it was played
   */
  Optional<String> play(Path file) throws InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(options);
    command.add(file.toString());
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
    } catch (IOException e) {
      return Optional.of(name() + ": " + e.getMessage());
    }
    try {
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      int status = process.waitFor();
      boolean failed = status != 0 || (!failure.isEmpty() && said.contains(failure));
      return failed ? Optional.of(name() + ": " + reason(said, status)) : Optional.empty();
    } catch (IOException e) {
      return Optional.of(name() + ": " + e.getMessage());
    } finally {
      process.destroy();
    }
  }

  /** The program's name. */
  String name() {
    return program.getFileName().toString();
  }

  /** Libraries below it complain first; what the program itself says comes last. */
  private String reason(String said, int status) {
    List<String> lines = said.lines().toList();
    return lines.stream()
        .filter(line -> !failure.isEmpty() && line.contains(failure))
        .findFirst()
        .orElse(lines.isEmpty() ? "it ended with " + status : lines.getLast());
  }

  private static Optional<Path> find(String searchPath, String name) {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(searchPath)
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
