package dev.lector.speech.text;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines of a paragraph that end something without a stop: headers of messages ("Retry-After: 120"),
 * labels of advisories ("LOCATION...15.3N 61.3W"), and titles above text of longer lines.
 */
final class LineEnds {
  private static final int FEWEST_LINES = 3;
  private static final int FEWEST_WORDS = 3;

  /** Longer lines of an advisory may be wrapped prose. */
  private static final int LONGEST_LABEL = 55;

  private static final Pattern HEADER =
      Pattern.compile("[A-Z][A-Za-z]{0,20}(?:-[A-Z][A-Za-z]{1,20}){1,4}: \\S.{0,60}");

  private static final Pattern LABELLED =
      Pattern.compile("[A-Z][A-Z0-9 /]{1,45}(?:\\.{3}|…)[^a-z\\s][^a-z]{0,120}");

  private static final Pattern TITLED =
      Pattern.compile(
          "[A-Z0-9][\\w'&/-]{0,30}(?: (?:[A-Z0-9(][\\w'()&/-]{0,30}|of|the|and|in|a|an|to|on|at|for|by|with|from)){1,11}");

  private LineEnds() {}

  /**
   * The lines behind which a stop is missing.
   *
   * @param lines of one paragraph
   * @param verse whether they are lines of verse, or the like
   */
  static BitSet of(List<AlignedText> lines, boolean verse) {
    BitSet ends = new BitSet();
    int longest = lines.stream().mapToInt(AlignedText::length).max().orElse(0);
    boolean head = !verse && lines.size() >= FEWEST_LINES;
    for (int i = 0; i + 1 < lines.size(); i++) {
      AlignedText line = lines.get(i);
      String below = lines.get(i + 1).text();
      head &= isTitled(line.text());
      if (!Lines.isOpen(line)
          && begins(below)
          && (HEADER.matcher(line.text()).matches()
              || endsLabel(line.text(), below)
              || (head && hasRoom(line, below, longest)))) {
        ends.set(i);
      }
    }
    return ends;
  }

  private static boolean isTitled(String line) {
    return TITLED.matcher(line).matches() && line.split(" ", -1).length >= FEWEST_WORDS;
  }

  // The line is not broken for want of room: the next word has some.
  private static boolean hasRoom(AlignedText line, String below, int longest) {
    int space = below.indexOf(' ');
    return line.length() + 1 + (space < 0 ? below.length() : space) <= longest;
  }

  private static boolean endsLabel(String line, String below) {
    return LABELLED.matcher(line).matches()
        && (LABELLED.matcher(below).matches()
            || (line.length() <= LONGEST_LABEL && below.chars().anyMatch(Character::isLowerCase)));
  }

  private static boolean begins(String line) {
    char first = line.charAt(0);
    return Letters.isUpper(first)
        || Letters.isDigit(first)
        || first == '"'
        || line.startsWith("...")
        || first == '…';
  }
}
