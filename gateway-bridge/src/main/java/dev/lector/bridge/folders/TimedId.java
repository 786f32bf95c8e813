package dev.lector.bridge.folders;

import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ids of what is kept: 32 hexadecimal digits behind a prefix, the first 11 of them the time in
 * milliseconds, so that their order is that in which they were made.
 */
public final class TimedId {
  /** A regular expression of the digits. */
  public static final String DIGITS = "[0-9a-f]{32}";

  private static final int TIME_DIGITS = 11;

  private TimedId() {}

  /** A new one. */
  public static String fresh(String prefix, Instant now) {
    byte[] random = new byte[11];
    ThreadLocalRandom.current().nextBytes(random);
    return prefix
        + HexFormat.of().toHexDigits(now.toEpochMilli(), TIME_DIGITS)
        + HexFormat.of().formatHex(random).substring(1);
  }

  /** When it was made. */
  public static Instant made(String prefix, String id) {
    return Instant.ofEpochMilli(
        HexFormat.fromHexDigitsToLong(id, prefix.length(), prefix.length() + TIME_DIGITS));
  }
}
