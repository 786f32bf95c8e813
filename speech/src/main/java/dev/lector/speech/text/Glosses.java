package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Entries of manuals: a word with its gloss on a line, and what it means on deeper lines below. The
 * two are parted as by a blank line.
 */
final class Glosses {
  private static final int LONGEST_ENTRY = 60;

  /** Spaces by which the lines below stand deeper. */
  private static final int DEEPER = 4;

  /** Shorter ones below may be verse. */
  private static final int SHORTEST_TEXT = 45;

  private Glosses() {}

  /**
   * The lines, with an empty one below each entry.
   *
   * @param lines without white space around them
   * @param indents spaces that stood before each of them
   */
  static List<AlignedText> parted(List<AlignedText> lines, List<Integer> indents) {
    List<AlignedText> parted = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      parted.add(lines.get(i));
      if (isEntry(lines, indents, i)) {
        parted.add(lines.get(i + 1).slice(0, 0));
      }
    }
    return parted;
  }

  /** Spaces before a line. */
  static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }

  private static boolean isEntry(List<AlignedText> lines, List<Integer> indents, int i) {
    if (i + 2 >= lines.size()
        || indents.get(i + 1) < indents.get(i) + DEEPER
        || !indents.get(i + 2).equals(indents.get(i + 1))) {
      return false;
    }
    AlignedText entry = lines.get(i);
    AlignedText below = lines.get(i + 1);
    AlignedText next = lines.get(i + 2);
    return entry.length() > 0
        && below.length() > 0
        && next.length() > 0
        && entry.length() <= LONGEST_ENTRY
        && ".,;:!?-–—".indexOf(entry.charAt(entry.length() - 1)) < 0
        && Letters.isUpper(below.charAt(0))
        && Math.max(below.length(), next.length()) >= SHORTEST_TEXT;
  }
}
