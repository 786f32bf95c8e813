package dev.lector.speech.phonemes;

import java.util.ArrayList;
import java.util.List;

/**
 * Words up to a punctuation mark.
 *
 * @param words at least one letter or digit
 * @param mark the mark after the words; empty when there is none
 */
record Clause(String words, String mark) {
  private static final String MARKS = ",.?!;:";

  static boolean isMark(char c) {
    return MARKS.indexOf(c) >= 0;
  }

  /**
   * Splits text where the voice was trained to see punctuation. Of several marks in a row the first
   * counts, and marks with nothing to say before them are dropped.
   */
  static List<Clause> split(String text) {
    List<Clause> clauses = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (isMark(text, i)) {
        add(clauses, text.substring(start, i), text.substring(i, i + 1));
        start = i + 1;
      }
    }
    add(clauses, text.substring(start), "");
    return clauses;
  }

  /** A point or comma between two digits belongs to the number. */
  private static boolean isMark(String text, int i) {
    return MARKS.indexOf(text.charAt(i)) >= 0
        && !(i > 0
            && i + 1 < text.length()
            && Character.isDigit(text.charAt(i - 1))
            && Character.isDigit(text.charAt(i + 1)));
  }

  private static void add(List<Clause> clauses, String words, String mark) {
    if (words.codePoints().anyMatch(Character::isLetterOrDigit)) {
      clauses.add(new Clause(words.strip(), mark));
    }
  }
}
