package dev.lector.bridge.speech;

import dev.lector.bridge.http.RefusedException;

/** What a text has to be to be taken. */
final class TextRule {
  private TextRule() {}

  /**
   * Checks a text.
   *
   * @param limit characters, Unicode code points
   * @throws RefusedException 400 when there is nothing to say, or too much
   */
  static void check(String text, int limit) throws RefusedException {
    if (text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
      throw new RefusedException(400, "Text input must be provided.");
    }
    int length = text.codePointCount(0, text.length());
    if (length > limit) {
      throw new RefusedException(
          400,
          "The text is %d characters long; the limit is %d. Split it into several requests."
              .formatted(length, limit));
    }
  }
}
