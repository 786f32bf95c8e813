package dev.lector.standalone.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real file system of its own, in memory, that can be filled and be made read-only. */
final class SmallDisk implements AutoCloseable {
  private final Path path;

  private SmallDisk(Path path) {
    this.path = path;
  }

  /**
   * Mounts one; the test is skipped where that is not allowed.
   *
   * @param size as {@code mount} takes it, such as {@code 64k}
   */
  static SmallDisk mount(Path path, String size) throws IOException {
    Files.createDirectories(path);
    boolean mounted =
        succeeds("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", path.toString());
    assumeTrue(mounted, "Only root may mount a file system, and may not everywhere");
    return new SmallDisk(path);
  }

  Path path() {
    return path;
  }

  /** Changes how it is mounted, such as {@code ro}, {@code rw} or {@code size=8m}. */
  void remount(String options) throws IOException {
    if (!succeeds("mount", "-o", "remount," + options, path.toString())) {
      throw new IOException(path + " cannot be mounted as " + options);
    }
  }

  private static boolean succeeds(String... command) {
    try {
      return new ProcessBuilder(List.of(command))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .onExit()
              .join()
              .exitValue()
          == 0;
    } catch (IOException e) {
      return false; // There is no such command.
    }
  }

  @Override
  public void close() throws IOException {
    // Lazily: a worker may still have a file open.
    if (!succeeds("umount", "-l", path.toString())) {
      throw new IOException(path + " stays mounted");
    }
  }
}
