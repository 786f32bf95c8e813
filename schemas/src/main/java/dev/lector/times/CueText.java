package dev.lector.times;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Breaks text for subtitles: two lines of 42 characters, as is usual, at the ends of clauses where
 * there are such, and so that the parts are of like length.
 */
final class CueText {
  /** Characters of a line. */
  static final int LINE = 42;

  /** How many characters out of balance the end of a sentence, of a clause or a phrase is worth. */
  private static final int SENTENCE = 36;

  private static final int CLAUSE = 24;
  private static final int PHRASE = 8;

  private static final Set<String> PHRASES =
      Set.of(
          "and",
          "or",
          "but",
          "nor",
          "so",
          "because",
          "although",
          "while",
          "when",
          "where",
          "which",
          "who",
          "that",
          "if",
          "since",
          "until",
          "after",
          "before",
          "as",
          "than",
          "with",
          "for",
          "from",
          "in",
          "on",
          "at",
          "to",
          "of",
          "by");

  private CueText() {}

  /**
   * Where the cues of a text end, each one past its last character; the last is the text's length.
   *
   * @param text in words between single spaces
   */
  static List<Integer> ends(String text) {
    List<Integer> ends = new ArrayList<>();
    int start = 0;
    while (lines(text.substring(start)).isEmpty()) {
      int end = start + cut(text.substring(start));
      ends.add(end);
      start = end;
      while (start < text.length() && text.charAt(start) == ' ') {
        start++;
      }
    }
    ends.add(text.length());
    return ends;
  }

  /** A cue's text in lines; empty when it needs more than two. */
  static Optional<List<String>> lines(String text) {
    if (text.length() <= LINE) {
      return Optional.of(List.of(text));
    }
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) {
      int rest = text.length() - at - 1;
      if (at <= LINE && rest <= LINE) {
        double cost = Math.abs(at - rest) / 2.0 - worth(text, at);
        if (cost < least) {
          least = cost;
          best = at;
        }
      }
    }
    return best < 0
        ? Optional.empty()
        : Optional.of(List.of(text.substring(0, best), text.substring(best + 1)));
  }

  /** Where the first cue of a text ends that needs several. */
  private static int cut(String text) {
    int cues = (text.length() + 2 * LINE) / (2 * LINE + 1);
    double even = (double) text.length() / Math.max(2, cues);
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int at = text.indexOf(' ');
        at >= 0 && at <= 2 * LINE + 1;
        at = text.indexOf(' ', at + 1)) {
      if (lines(text.substring(0, at)).isPresent()) {
        double cost = Math.abs(at - even) - worth(text, at);
        if (cost < least) {
          least = cost;
          best = at;
        }
      }
    }
    // A word that is longer than a line, as an address.
    return best < 0 ? LINE - (Character.isHighSurrogate(text.charAt(LINE - 1)) ? 1 : 0) : best;
  }

  private static int worth(String text, int space) {
    char before = text.charAt(space - 1);
    if (".!?…".indexOf(before) >= 0) {
      return SENTENCE;
    }
    if (",;:—–)".indexOf(before) >= 0) {
      return CLAUSE;
    }
    int end = text.indexOf(' ', space + 1);
    String next = text.substring(space + 1, end < 0 ? text.length() : end);
    return PHRASES.contains(next) ? PHRASE : 0;
  }
}
