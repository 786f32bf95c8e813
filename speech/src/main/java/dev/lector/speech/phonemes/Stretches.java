package dev.lector.speech.phonemes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Breaks words into what espeak-ng takes safely at once. Real words are shorter; old versions of
 * the library have had buffer overflows on longer ones, and a crash there takes the process along.
 */
final class Stretches {
  private static final int MAX_WORD = 60;
  private static final int MAX_STRETCH = 400;

  private Stretches() {}

  /**
   * Nearly always one stretch.
   *
   * @param safe what to hand over for a code point, a space for what would do harm
   */
  static List<String> of(String words, IntUnaryOperator safe) {
    List<String> stretches = new ArrayList<>();
    StringBuilder stretch = new StringBuilder();
    int inWord = 0;
    for (int codePoint : words.codePoints().map(safe).toArray()) {
      boolean space = codePoint == ' ';
      if (stretch.length() >= MAX_STRETCH && (space || inWord >= MAX_WORD)) {
        stretches.add(stretch.toString());
        stretch.setLength(0);
        inWord = 0;
      } else if (inWord >= MAX_WORD && !space) {
        stretch.append(' ');
        inWord = 0;
      }
      stretch.appendCodePoint(codePoint);
      inWord = space ? 0 : inWord + 1;
    }
    stretches.add(stretch.toString());
    return stretches;
  }
}
