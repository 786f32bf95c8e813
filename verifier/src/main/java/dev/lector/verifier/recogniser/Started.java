package dev.lector.verifier.recogniser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds what a process has started, also when it has ended and others have taken its children. */
final class Started {
  private Started() {}

  /**
   * What runs of it. Where there is no {@code /proc}, only descendants of a process that runs are
   * found.
   *
   * @param variable that the process has in its environment, and hands down
   * @param value that no other has
   */
  static Stream<ProcessHandle> of(Process process, String variable, String value) {
    String mark = variable + '=' + value;
    return Stream.concat(
        process.descendants(), ProcessHandle.allProcesses().filter(it -> hasMark(it.pid(), mark)));
  }

  private static boolean hasMark(long pid, String mark) {
    Path environment = Path.of("/proc", Long.toString(pid), "environ");
    try {
      return new String(Files.readAllBytes(environment), ISO_8859_1).contains(mark);
    } catch (IOException e) {
      return false; // it has ended, or is another user's
    }
  }
}
