package dev.lector.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How durations and sizes are written: {@code 30s} and {@code 64KiB}. */
final class Notation {
  /** What a duration looks like, for messages. */
  static final String DURATION = "a duration such as 250ms, 30s, 5m, 1h or 7d";

  /** What a size looks like, for messages. */
  static final String SIZE = "a size such as 4096, 64KiB, 1MiB or 2GiB";

  private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");
  private static final Pattern SHORT_SIZE =
      Pattern.compile("(\\d{1,18})\\s*(|b|kib|mib|gib|tib)", Pattern.CASE_INSENSITIVE);
  private static final Map<String, Long> BYTES =
      Map.of("", 1L, "b", 1L, "kib", 1L << 10, "mib", 1L << 20, "gib", 1L << 30, "tib", 1L << 40);

  private Notation() {}

  /**
   * Reads a duration: a number with {@code ms}, {@code s}, {@code m}, {@code h} or {@code d}, or
   * ISO 8601 ({@code PT30S}).
   *
   * @throws IllegalArgumentException when it is none
   */
  static Duration duration(String text) {
    String stripped = text.strip();
    Matcher matcher = SHORT_DURATION.matcher(stripped);
    if (!matcher.matches()) {
      try {
        return Duration.parse(stripped);
      } catch (DateTimeParseException | ArithmeticException e) {
        throw new IllegalArgumentException("not " + DURATION, e);
      }
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  /**
   * Reads a size: bytes, or a number with {@code KiB}, {@code MiB}, {@code GiB} or {@code TiB}.
   *
   * @return bytes
   * @throws IllegalArgumentException when it is none, or more than a long can hold
   */
  static long size(String text) {
    Matcher matcher = SHORT_SIZE.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not " + SIZE);
    }
    Long unit = BYTES.getOrDefault(matcher.group(2).toLowerCase(Locale.ROOT), 1L);
    try {
      return Math.multiplyExact(Long.parseLong(matcher.group(1)), unit);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("not " + SIZE, e);
    }
  }

  /** Writes a duration in the largest unit that leaves no fraction. */
  static String format(Duration duration) {
    if (duration.isNegative() || duration.toNanosPart() % 1_000_000 != 0) {
      return duration.toString();
    }
    long millis = duration.toMillis();
    if (millis % 1_000 != 0) {
      return millis + "ms";
    }
    long seconds = duration.toSeconds();
    if (seconds == 0 || seconds % 60 != 0) {
      return seconds + "s";
    }
    if (seconds % 3_600 != 0) {
      return seconds / 60 + "m";
    }
    return seconds % 86_400 == 0 ? seconds / 86_400 + "d" : seconds / 3_600 + "h";
  }
}
