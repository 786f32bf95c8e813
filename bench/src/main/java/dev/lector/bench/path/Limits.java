package dev.lector.bench.path;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What Linux says about processes and their limits. */
final class Limits {
  private Limits() {}

  /** How many files a process may have open, sockets included. */
  static int openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? Math.toIntExact(Math.min(Integer.MAX_VALUE, unix.getMaxFileDescriptorCount()))
        : 0;
  }

  /** A setting of the kernel, by its path below {@code /proc/sys}. */
  static String kernel(String name) throws IOException {
    // In one read: these files have nothing more to say to a second one.
    byte[] buffer = new byte[256];
    try (InputStream file = Files.newInputStream(Path.of("/proc/sys", name))) {
      int length = file.read(buffer);
      return new String(buffer, 0, Math.max(0, length), US_ASCII)
          .strip()
          .replaceAll("\\s+", " to ");
    }
  }

  /** How many files a process has open, sockets included. */
  static long filesOf(long pid) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return files.count();
    }
  }
}
