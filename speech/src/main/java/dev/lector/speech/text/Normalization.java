package dev.lector.speech.text;

import java.util.Locale;

/** How much of a text is rewritten before it is spoken. */
public enum Normalization {
  /** Everything as a good reader would: dates, money, units, abbreviations, code, markup. */
  FULL,
  /**
   * Markup is taken away, numbers are said as plain numbers and signs by their names; nothing is
   * guessed.
   */
  LIGHT,
  /** The text is what is to be said: neither markup nor numbers are read, digits one by one. */
  OFF;

  /**
   * Reads a value; empty is {@link #FULL}.
   *
   * @throws IllegalArgumentException when it is none of {@code full}, {@code light}, {@code off}
   */
  public static Normalization parse(String value) {
    return switch (value.strip().toLowerCase(Locale.ROOT)) {
      case "full", "" -> FULL;
      case "light" -> LIGHT;
      case "off" -> OFF;
      default ->
          throw new IllegalArgumentException(
              "normalize must be full, light or off, not '" + value + "'");
    };
  }
}
