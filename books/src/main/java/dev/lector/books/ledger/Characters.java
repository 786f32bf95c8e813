package dev.lector.books.ledger;

/**
 * The unit of a ledger: code points that can be seen. White space, soft hyphens and marks of format
 * depend on the layout of a source and are not counted.
 */
public final class Characters {
  private Characters() {}

  /** How many characters of a text count. */
  public static long count(CharSequence text) {
    return text.codePoints().filter(Characters::counts).count();
  }

  /** Whether a code point counts. */
  public static boolean counts(int codePoint) {
    return !isSpace(codePoint) && !isInvisible(codePoint);
  }

  /** White space of any kind, no-break spaces included. */
  public static boolean isSpace(int codePoint) {
    return codePoint <= ' '
        || Character.isSpaceChar(codePoint)
        || Character.isWhitespace(codePoint)
        || (codePoint >= 0x7f && codePoint <= 0x9f);
  }

  /** Marks of format, such as soft hyphens and zero-width spaces; joiners shape emoji and words. */
  public static boolean isInvisible(int codePoint) {
    return codePoint == 0xad
        || codePoint == 0x200b
        || codePoint == 0x2060
        || codePoint == 0xfeff
        || codePoint == 0x200e
        || codePoint == 0x200f;
  }
}
