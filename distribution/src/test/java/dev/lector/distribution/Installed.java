package dev.lector.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The archive, unpacked in a directory with a space in its name, and run as somebody without Java
 * would: none on the path, which has the few programs that the launcher needs, and none in the
 * environment.
 */
final class Installed {
  private static final List<String> PROGRAMS =
      List.of(
          "bash",
          "cat",
          "cksum",
          "cut",
          "dirname",
          "env",
          "find",
          "head",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sleep",
          "uname");

  private final Path root;
  private final Path programs;
  private final Path user;

  private Installed(Path root, Path programs, Path user) {
    this.root = root;
    this.programs = programs;
    this.user = user;
  }

  /** Unpacks it. */
  static Installed in(Path directory) throws Exception {
    Path archive = Path.of(System.getProperty("archive"));
    Path unpacked = Files.createDirectory(directory.resolve("un packed"));
    Process tar =
        new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", unpacked.toString())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
    Path programs = Files.createDirectory(directory.resolve("bin"));
    for (String program : PROGRAMS) {
      Files.createSymbolicLink(programs.resolve(program), onPath(program));
    }
    try (Stream<Path> entries = Files.list(unpacked)) {
      return new Installed(
          entries.findFirst().orElseThrow(),
          programs,
          Files.createDirectory(directory.resolve("user")));
    }
  }

  private static Path onPath(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + program));
  }

  /** Where it was unpacked. */
  Path root() {
    return root;
  }

  /** The user's home. */
  Path user() {
    return user;
  }

  /** All files below where it was unpacked, with their sizes and times. */
  List<String> contents() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      List<String> contents = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        contents.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
      }
      return contents;
    }
  }

  /** Starts a command, through a symbolic link and in the user's home. */
  Process start(Path log, Map<String, String> environment, String... arguments) throws IOException {
    Path link = programs.resolve("lector");
    if (!Files.isSymbolicLink(link)) {
      Files.createSymbolicLink(link, root.resolve("bin/lector"));
    }
    List<String> command = new ArrayList<>(List.of(link.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(user.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", programs.toString());
    builder.environment().put("HOME", user.toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Runs a command to its end. */
  Outcome run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile(user, "run", ".log");
    Process process = start(log, environment, arguments);
    try {
      if (!process.waitFor(10, TimeUnit.MINUTES)) {
        throw new AssertionError("It still runs after ten minutes: " + Files.readString(log));
      }
    } finally {
      process.destroyForcibly();
    }
    return new Outcome(process.exitValue(), Files.readString(log));
  }

  /**
   * What a command left.
   *
   * @param said standard output and error
   */
  record Outcome(int code, String said) {}
}
