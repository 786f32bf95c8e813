package dev.lector.standalone.tokens;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a token ends, as people write it. */
public final class Expiry {
  private static final Pattern SPAN = Pattern.compile("(\\d{1,6})\\s*([hd])");

  private Expiry() {}

  /**
   * Reads it.
   *
   * @param text {@code 90d} or {@code 12h} from now, a date for its first moment in UTC, or a time
   * @return whole seconds
   * @throws IllegalArgumentException when it is none of these, or not after now; the message goes
   *     on where "the token" ends
   */
  public static Instant of(String text, Instant now) {
    Instant end = read(text.strip(), now).truncatedTo(ChronoUnit.SECONDS);
    if (!end.isAfter(now)) {
      throw new IllegalArgumentException("would have ended already, at " + end);
    }
    return end;
  }

  private static Instant read(String text, Instant now) {
    Matcher span = SPAN.matcher(text);
    if (span.matches()) {
      long amount = Long.parseLong(span.group(1));
      return now.plus(
          span.group(2).equals("h") ? Duration.ofHours(amount) : Duration.ofDays(amount));
    }
    try {
      return text.length() <= "2027-01-31".length()
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "ends (--expires) after 90d or 12h, at a date such as 2027-01-31 or at a time such as"
              + " 2027-01-31T12:00:00Z, not '%s'".formatted(text),
          e);
    }
  }
}
