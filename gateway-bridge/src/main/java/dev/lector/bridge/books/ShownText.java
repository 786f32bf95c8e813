package dev.lector.bridge.books;

/**
 * Texts of books, as long as people read them at a glance: a book may give any length to a title.
 */
final class ShownText {
  private static final int LONGEST_TITLE = 300;

  private ShownText() {}

  /** A title of a book or of a chapter. */
  static String title(String text) {
    return cut(text, LONGEST_TITLE);
  }

  /**
   * The beginning of a text.
   *
   * @param longest code points, the sign that something is missing included
   */
  static String cut(String text, int longest) {
    String plain = text.strip();
    return plain.codePointCount(0, plain.length()) <= longest
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, longest - 1)).strip() + "\u2026";
  }
}
