package dev.lector.speech.text;

/**
 * What a text is made of: which characters, and which kinds of characters stand side by side. One
 * pass tells of most rules that they cannot match.
 *
 * <p>A character beyond ASCII shares its bit with others, so a text may seem to have one that it
 * has not; it never seems to lack one.
 */
final class Contents {
  private static final int KINDS = 8;

  private final long low;
  private final long high;
  private final long beyond;
  private final long pairs;

  private Contents(long low, long high, long beyond, long pairs) {
    this.low = low;
    this.high = high;
    this.beyond = beyond;
    this.pairs = pairs;
  }

  /** Those of a text. */
  static Contents of(String text) {
    long low = 0;
    long high = 0;
    long beyond = 0;
    long pairs = 0;
    int before = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      long bit = 1L << c; // of the last six bits
      if (c < 64) {
        low |= bit;
      } else if (c < 128) {
        high |= bit;
      } else {
        beyond |= bit;
      }
      int kind = kind(c);
      if (before >= 0) {
        pairs |= 1L << (before * KINDS + kind);
      }
      before = kind;
    }
    return new Contents(low, high, beyond, pairs);
  }

  /**
   * What every text with such a stretch has in it.
   *
   * @param example characters each of which stands for its kind: capitals, small letters, digits,
   *     white space, points, dashes, apostrophes, and all others
   */
  static Contents shaped(String example) {
    return new Contents(0, 0, 0, of(example).pairs);
  }

  /** Whether all that another text is made of is here as well: if not, it is no part of this. */
  boolean cover(Contents part) {
    return (low & part.low) == part.low
        && (high & part.high) == part.high
        && (beyond & part.beyond) == part.beyond
        && (pairs & part.pairs) == part.pairs;
  }

  /** Whether one of the characters of another text may be here. */
  boolean shareCharacter(Contents other) {
    return ((low & other.low) | (high & other.high) | (beyond & other.beyond)) != 0;
  }

  /** Whether there is a character beyond ASCII. */
  boolean beyondAscii() {
    return beyond != 0;
  }

  private static int kind(char c) {
    if (Letters.isLower(c)) {
      return 0;
    }
    if (Letters.isUpper(c)) {
      return 1;
    }
    if (Letters.isDigit(c)) {
      return 2;
    }
    return switch (c) {
      case ' ', '\t', '\n', '\u000B', '\f', '\r' -> 3;
      case '.' -> 4;
      case '-', '–', '—' -> 5;
      case '\'' -> 6;
      default -> 7;
    };
  }
}
