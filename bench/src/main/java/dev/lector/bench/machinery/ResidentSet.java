package dev.lector.bench.machinery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a process really has, by Linux' account. */
public final class ResidentSet {
  private static final double KIB_PER_MIB = 1024;

  private ResidentSet() {}

  /**
   * Resident set of a process, MiB.
   *
   * @throws IOException when there is no such process, or the system does not tell
   */
  public static double mib(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElseThrow(() -> new IOException("Process " + pid + " has no memory"))
        / KIB_PER_MIB;
  }
}
