package dev.lector.bench.farm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** How busy the machine's processors are, as Linux tells it. */
final class Cpu {
  private static final Path STAT = Path.of("/proc/stat");
  private static final double TICKS_PER_SECOND = 100;
  private static final int IDLE = 4;
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Cpu() {}

  /** How long processors had nothing to do since the machine started, all together, seconds. */
  static double idleSeconds() throws IOException {
    if (!Files.exists(STAT)) {
      return 0; // not Linux
    }
    String all = Files.readAllLines(STAT).getFirst();
    return Long.parseLong(BLANKS.splitAsStream(all).toList().get(IDLE)) / TICKS_PER_SECOND;
  }

  static String busyPercent(double idleSeconds, double seconds) {
    double whole = seconds * Runtime.getRuntime().availableProcessors();
    return String.format(Locale.ROOT, "%.0f %%", 100 * (1 - idleSeconds / whole));
  }
}
