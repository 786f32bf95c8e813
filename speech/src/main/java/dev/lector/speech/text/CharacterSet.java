package dev.lector.speech.text;

import java.util.List;

/**
 * Characters of a text. Those beyond ASCII share 64 bits, so a set may seem to hold one of them
 * that it does not hold; it never seems to lack one. U+0000 also stands for what is before a text
 * and behind it.
 *
 * @param low U+0000 to U+003F
 * @param high U+0040 to U+007F
 * @param beyond the others, by the last six bits of their number
 */
record CharacterSet(long low, long high, long beyond) {
  /** Numbers that {@link #code} gives. */
  static final int CODES = 192;

  /** What is before a text and behind it. */
  static final char EDGE = '\0';

  static final CharacterSet ALL = new CharacterSet(-1, -1, -1);
  static final CharacterSet NONE = new CharacterSet(0, 0, 0);
  static final CharacterSet BEYOND_ASCII = new CharacterSet(0, 0, -1);
  static final CharacterSet DIGITS = range('0', '9');
  static final CharacterSet CAPITALS = range('A', 'Z');
  static final CharacterSet SMALL = range('a', 'z');
  static final CharacterSet LETTERS = CAPITALS.or(SMALL);
  static final CharacterSet WORD = LETTERS.or(DIGITS).or(of('_'));
  static final CharacterSet SPACES = range('\t', '\r').or(of(' '));

  private static final CharacterSet DASHES = of('-').or(of('–')).or(of('—'));
  private static final CharacterSet OTHERS =
      ALL.without(WORD.or(SPACES).or(of('.')).or(of('-')).or(of('\''))).or(of('_'));
  private static final List<CharacterSet> KINDS =
      List.of(SMALL, CAPITALS, DIGITS, SPACES, of('.'), of('\''), DASHES);

  static CharacterSet of(char c) {
    long bit = 1L << c; // of the last six bits
    return new CharacterSet(c < 64 ? bit : 0, c >= 64 && c < 128 ? bit : 0, c < 128 ? 0 : bit);
  }

  /** Those from the first to the last, both of them included. */
  static CharacterSet range(char first, char last) {
    long low = 0;
    long high = 0;
    long beyond = 0;
    for (int c = first; c <= last; c++) {
      long bit = 1L << c; // of the last six bits
      if (c < 64) {
        low |= bit;
      } else if (c < 128) {
        high |= bit;
      } else {
        beyond |= bit;
      }
    }
    return new CharacterSet(low, high, beyond);
  }

  /** All of the same kind as a character, by the kinds of {@link Need#shaped}. */
  static CharacterSet kind(char c) {
    if (c >= 128) {
      return c == '–' || c == '—' ? DASHES : OTHERS;
    }
    return KINDS.stream().filter(kind -> kind.holds(c)).findFirst().orElse(OTHERS);
  }

  /** The number of a character below {@link #CODES}; one of 64 for those beyond ASCII. */
  static int code(char c) {
    return c < 128 ? c : 128 | (c & 63);
  }

  /** Whether the characters with a number may be in it. */
  boolean holds(int code) {
    long bits = code < 64 ? low : code < 128 ? high : beyond;
    return (bits >>> code & 1) != 0;
  }

  /** Writes its three words of bits. */
  void store(long[] words, int at) {
    words[at] = low;
    words[at + 1] = high;
    words[at + 2] = beyond;
  }

  CharacterSet or(CharacterSet other) {
    return new CharacterSet(low | other.low, high | other.high, beyond | other.beyond);
  }

  CharacterSet and(CharacterSet other) {
    return new CharacterSet(low & other.low, high & other.high, beyond & other.beyond);
  }

  /** All but the ASCII characters of another set; those beyond cannot be told from others. */
  CharacterSet without(CharacterSet other) {
    return new CharacterSet(low & ~other.low, high & ~other.high, beyond);
  }

  /** Whether all of it is in another set; beyond ASCII nobody knows. */
  boolean isWithin(CharacterSet other) {
    return ((low & ~other.low) | (high & ~other.high) | beyond) == 0;
  }

  boolean isEmpty() {
    return (low | high | beyond) == 0;
  }

  /** The ASCII character that it has alone; {@link #EDGE} where it has others. */
  char sole() {
    boolean one = beyond == 0 && Long.bitCount(low) + Long.bitCount(high) == 1;
    return (char)
        (!one
            ? EDGE
            : low == 0 ? 64 + Long.numberOfTrailingZeros(high) : Long.numberOfTrailingZeros(low));
  }

  /** With the capital of each small ASCII letter in it, and the other way round. */
  CharacterSet ignoringCase() {
    long toSmall = (high & CAPITALS.high) << 32;
    long toCapital = (high & SMALL.high) >>> 32;
    return new CharacterSet(low, high | toSmall | toCapital, beyond);
  }
}
