package dev.lector.speech.text;

import java.util.Locale;

/** The words beside a place in a paragraph, as far as they decide what stands there. */
final class Neighbours {
  /** No word that decides anything is longer. */
  private static final int LONGEST = 20;

  private Neighbours() {}

  /** The word before a place, if only spaces are between; else empty. */
  static String before(String paragraph, int at) {
    int end = at;
    while (end > 0 && at - end < 3 && paragraph.charAt(end - 1) == ' ') {
      end--;
    }
    int start = end;
    while (start > 0 && end - start < LONGEST && isWord(paragraph.charAt(start - 1))) {
      start--;
    }
    return end == at ? "" : paragraph.substring(start, end);
  }

  /** The word behind a place, if only spaces are between; else empty. */
  static String after(String paragraph, int at) {
    int start = at;
    while (start < paragraph.length() && start - at < 3 && paragraph.charAt(start) == ' ') {
      start++;
    }
    int end = start;
    while (end < paragraph.length() && end - start < LONGEST && isWord(paragraph.charAt(end))) {
      end++;
    }
    return start == at ? "" : paragraph.substring(start, end);
  }

  /** What is between two places, as far as it is in the paragraph. */
  static String around(String paragraph, int from, int to) {
    return paragraph.substring(Math.max(0, from), Math.min(paragraph.length(), to));
  }

  static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static boolean isWord(char c) {
    return Letters.isLetter(c) || c == '\'';
  }
}
