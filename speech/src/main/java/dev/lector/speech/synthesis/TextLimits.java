package dev.lector.speech.synthesis;

import java.time.Duration;

/**
 * How long a request may be: as written, as spoken, and as sound. A text may grow: one sign can be
 * spoken in a dozen words, and slow speech takes four times as long.
 *
 * @param characters longest text as written, Unicode code points
 * @param spokenCharacters longest text as spoken, with numbers and signs in words
 * @param audio longest audio
 */
public record TextLimits(int characters, int spokenCharacters, Duration audio) {
  /** Longest text as written unless configured otherwise, code points. */
  public static final int DEFAULT_CHARACTERS = 20_000;

  /** Longest text as spoken unless configured otherwise. */
  public static final int DEFAULT_SPOKEN_CHARACTERS = 40_000;

  /** Longest audio unless configured otherwise. */
  public static final Duration DEFAULT_AUDIO = Duration.ofHours(1);

  /** What is used unless configured otherwise. */
  public static final TextLimits DEFAULTS = ofCharacters(DEFAULT_CHARACTERS);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of range; the message names its key
   */
  public TextLimits {
    require(characters >= 1, "lector.text.limit must be at least 1: " + characters);
    require(
        spokenCharacters >= 1, "lector.text.spokenlimit must be at least 1: " + spokenCharacters);
    require(
        audio.compareTo(Duration.ofSeconds(1)) >= 0 && audio.compareTo(Duration.ofDays(1)) <= 0,
        "lector.audio.limit must be 1s to 1d, not " + audio);
  }

  /** Another length of the text as written, and the rest as usual. */
  public static TextLimits ofCharacters(int characters) {
    return new TextLimits(characters, DEFAULT_SPOKEN_CHARACTERS, DEFAULT_AUDIO);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
