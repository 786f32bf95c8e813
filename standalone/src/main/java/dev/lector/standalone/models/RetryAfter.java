package dev.lector.standalone.models;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** How long a server asks to wait: seconds or a date (RFC 9110, Retry-After). */
final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private RetryAfter() {}

  /**
   * Reads the header's value.
   *
   * @return ms, two minutes at most; 0 for what is neither
   */
  static long ms(String value, Instant now) {
    String text = value.strip();
    Duration wait = Duration.ZERO;
    if (SECONDS.matcher(text).matches()) {
      wait = Duration.ofSeconds(Long.parseLong(text));
    } else {
      try {
        Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        wait = Duration.between(now, date);
      } catch (DateTimeException _) {
        return 0;
      }
    }
    return Math.clamp(wait.toMillis(), 0, LONGEST.toMillis());
  }
}
