package dev.lector.bench.machinery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much memory a process really has, by Linux' account. */
public final class ResidentSet {
  private static final double KIB_PER_MIB = 1024;

  private ResidentSet() {}

  /**
   * Of one process, MiB.
   *
   * @throws IOException when there is no such process, or the system does not tell
   */
  public static double mib(long pid) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElseThrow(() -> new IOException("Process " + pid + " has no memory"))
          / KIB_PER_MIB;
    }
  }
}
