package dev.lector.speech.text;

/**
 * Which characters stand side by side in a text, its edges included. One pass over a text tells of
 * most rules that they cannot match.
 */
final class Bigrams {
  /** Words of bits of two sets of characters. */
  static final int PAIR = 6;

  private static final int WORDS = 3;

  private final long low;
  private final long high;
  private final long beyond;

  /** For the number of each character, those behind it: low, high, and beyond. */
  private final long[] behind = new long[CharacterSet.CODES * WORDS];

  private Bigrams(String text) {
    long low = 1; // the edges
    long high = 0;
    long beyond = 0;
    int before = CharacterSet.EDGE;
    for (int i = 0; i < text.length(); i++) {
      int code = CharacterSet.code(text.charAt(i));
      long bit = 1L << code; // of the last six bits
      behind[before * WORDS + (code >> 6)] |= bit;
      switch (code >> 6) {
        case 0 -> low |= bit;
        case 1 -> high |= bit;
        default -> beyond |= bit;
      }
      before = code;
    }
    behind[before * WORDS] |= 1L << CharacterSet.EDGE;
    this.low = low;
    this.high = high;
    this.beyond = beyond;
  }

  /** Those of a text. */
  static Bigrams of(String text) {
    return new Bigrams(text);
  }

  /** Whether one of some characters may be there; the edges are characters, too. */
  boolean haveOneOf(CharacterSet set) {
    return ((set.low() & low) | (set.high() & high) | (set.beyond() & beyond)) != 0;
  }

  /** Whether one of some characters may stand before one of others. */
  boolean hold(CharacterSet left, CharacterSet right) {
    return hold(left.low(), left.high(), left.beyond(), right.low(), right.high(), right.beyond());
  }

  /** The same for two sets of three words of bits each. */
  boolean hold(long[] pairs, int at) {
    return hold(
        pairs[at], pairs[at + 1], pairs[at + 2], pairs[at + 3], pairs[at + 4], pairs[at + 5]);
  }

  private boolean hold(
      long leftLow, long leftHigh, long leftBeyond, long low, long high, long beyond) {
    long right = (low & this.low) | (high & this.high) | (beyond & this.beyond);
    return right != 0
        && (holds(leftLow & this.low, 0, low, high, beyond)
            || holds(leftHigh & this.high, 64, low, high, beyond)
            || holds(leftBeyond & this.beyond, 128, low, high, beyond));
  }

  private boolean holds(long left, int first, long low, long high, long beyond) {
    for (long rest = left; rest != 0; rest &= rest - 1) {
      int at = (first + Long.numberOfTrailingZeros(rest)) * WORDS;
      if (((behind[at] & low) | (behind[at + 1] & high) | (behind[at + 2] & beyond)) != 0) {
        return true;
      }
    }
    return false;
  }
}
