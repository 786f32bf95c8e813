package dev.lector.audio;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A real file system of a few blocks in memory. Needs the right to mount; tests are skipped without
 * it.
 */
final class TinyDisk implements AutoCloseable {
  private final Path path;

  private TinyDisk(Path path) {
    this.path = path;
  }

  static TinyDisk mount(Path path, String size) throws IOException {
    Files.createDirectories(path);
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", path.toString()))
        .as("exit code of mount")
        .isZero();
    return new TinyDisk(path);
  }

  Path path() {
    return path;
  }

  void makeReadOnly() throws IOException {
    run("mount", "-o", "remount,ro", path.toString());
  }

  @Override
  public void close() throws IOException {
    run("umount", path.toString());
  }

  private static int run(String... command) throws IOException {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      return 127;
    }
    try {
      if (process.waitFor(20, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    throw new IOException(String.join(" ", command) + " does not end");
  }
}
