package dev.lector.config;

import java.time.Duration;

/** Checks that values are in range, with messages that say the key, the range and the value. */
public final class Ranges {
  private Ranges() {}

  /**
   * Checks a number.
   *
   * @param key with its root, as in {@code lector.http.port}
   * @param most the largest allowed; {@code Long.MAX_VALUE} or {@code Integer.MAX_VALUE} for none
   * @throws IllegalArgumentException when the value is out of range
   */
  public static void require(String key, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          most == Integer.MAX_VALUE || most == Long.MAX_VALUE
              ? "%s must be at least %d, not %d".formatted(key, least, value)
              : "%s must be %d to %d, not %d".formatted(key, least, most, value));
    }
  }

  /**
   * Checks the replication factor of topics: a number, or -1 for the broker's own.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static void requireReplication(String key, long value) {
    if (value != -1 && (value < 1 || value > Short.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "%s must be -1, or 1 to %d, not %d".formatted(key, Short.MAX_VALUE, value));
    }
  }

  /**
   * Checks a duration.
   *
   * @throws IllegalArgumentException when the value is out of range
   */
  public static void require(String key, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "%s must be %s to %s, not %s"
              .formatted(
                  key, Notation.format(least), Notation.format(most), Notation.format(value)));
    }
  }

  /**
   * Checks that a duration is more than nothing.
   *
   * @throws IllegalArgumentException when it is not
   */
  public static void requirePositive(String key, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(
          "%s must be more than 0s, not %s".formatted(key, Notation.format(value)));
    }
  }

  /**
   * Checks that a duration is not less than nothing.
   *
   * @throws IllegalArgumentException when it is
   */
  public static void requireNotNegative(String key, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(
          "%s must be at least 0s, not %s".formatted(key, Notation.format(value)));
    }
  }
}
