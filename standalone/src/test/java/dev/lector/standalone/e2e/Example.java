package dev.lector.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A copy of a folder of {@code examples}, and commands that a user types in it. */
final class Example {
  private static final long MINUTES = 15;

  /** What its tools leave in the folder. */
  private static final List<String> LEFT =
      List.of("node_modules", ".venv", "target", "__pycache__");

  private final Path folder;

  private Example(Path folder) {
    this.folder = folder;
  }

  /**
   * @param name of the folder
   * @param directory that gets the copy
   */
  static Example copy(String name, Path directory) throws IOException {
    Path original = Path.of("..", "examples", name);
    Path copy = directory.resolve(name);
    try (Stream<Path> paths = Files.walk(original)) {
      for (Path path : paths.filter(Example::isSource).toList()) {
        Path target = copy.resolve(original.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    return new Example(copy);
  }

  /** A file in the copy. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** Whether a command is there and succeeds. */
  boolean can(String... command) throws InterruptedException {
    try {
      return end(Map.of(), command) == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Runs a command, which has to succeed.
   *
   * @param environment added to this process' own
   * @return what it has written
   */
  String run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    assertThat(end(environment, command))
        .as("%s in %s:%n%s", String.join(" ", command), folder, said())
        .isZero();
    return said();
  }

  /**
   * Runs a command, which has to fail.
   *
   * @return what it has written
   */
  String fail(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    assertThat(end(environment, command))
        .as("%s in %s:%n%s", String.join(" ", command), folder, said())
        .isPositive();
    return said();
  }

  /**
   * Runs a command that would not end by itself until something holds.
   *
   * @param environment added to this process' own
   */
  void runUntil(Map<String, String> environment, Callable<Boolean> condition, String... command)
      throws IOException {
    Process process = start(environment, command);
    try {
      await()
          .atMost(Duration.ofMinutes(MINUTES))
          .until(() -> condition.call() || !process.isAlive());
      assertThat(process.isAlive())
          .as("%s in %s:%n%s", String.join(" ", command), folder, said())
          .isTrue();
    } finally {
      stop(process);
    }
  }

  private int end(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Process process = start(environment, command);
    try {
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
          .as("%s ends", String.join(" ", command))
          .isTrue();
      return process.exitValue();
    } finally {
      stop(process);
    }
  }

  private Process start(Map<String, String> environment, String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log().toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static void stop(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private Path log() {
    return folder.resolveSibling(folder.getFileName() + ".log");
  }

  private String said() throws IOException {
    return Files.readString(log());
  }

  private static boolean isSource(Path path) {
    for (Path name : path) {
      if (LEFT.contains(name.toString())) {
        return false;
      }
    }
    return true;
  }
}
