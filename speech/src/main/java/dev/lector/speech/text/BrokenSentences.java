package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Blank lines in the middle of a sentence, as double-spaced copy and scraped verse have them: what
 * is below goes on in small letters.
 */
final class BrokenSentences {
  /** So many lines below tell whether the sentence ends. */
  private static final int FARTHEST = 12;

  private static final int FEWEST_WORDS = 4;

  /**
   * A word of prose in small letters, neither a name in a program nor an item's letter, nor whoever
   * speaks next: "sagar [11:00 AM]".
   */
  private static final Pattern GOES_ON =
      Pattern.compile(
          "(?!e\\.g|i\\.e|[ivx]{1,6}\\.?(?:$| [A-Z])|www\\.|[a-z]{1,20}(?: ?[\\[(]\\d{1,2}:\\d\\d|: ))[a-z]{1,20}(?:'[a-z]{1,5})?(?:[ ,;.!?:—-].*|)");

  private static final Pattern OPEN =
      Pattern.compile("(?:[A-Z\"'(]|[a-z]{1,20}[ ,']).{0,200}[A-Za-z,]");

  /** What no sentence and no title ends in. */
  private static final Pattern UNFINISHED =
      Pattern.compile(
          ".*(?:,|\\b(?:a|an|the|of|my|your|his|her|its|our|their|and|or|with|from|to|was|were|is|are))");

  /** With a comma or stop inside. */
  private static final Pattern PROSE = Pattern.compile(".*[a-z][,;.!?] .*");

  private static final Pattern CLOSED = Pattern.compile(".*[.!?;:,…—][\"')]{0,2}");

  private BrokenSentences() {}

  /** The lines without the blank ones in a sentence. */
  static List<AlignedText> mend(List<AlignedText> lines) {
    List<AlignedText> mended = new ArrayList<>(lines.size());
    boolean joined = false;
    for (int i = 0; i < lines.size(); i++) {
      boolean blank = lines.get(i).length() == 0;
      if (!blank || i == 0 || i + 1 == lines.size()) {
        joined &= !blank;
        mended.add(lines.get(i));
      } else if (isBroken(lines, i, joined)) {
        joined = true;
      } else {
        joined = false;
        mended.add(lines.get(i));
      }
    }
    return mended;
  }

  private static boolean isBroken(List<AlignedText> lines, int blank, boolean joined) {
    String before = lines.get(blank - 1).text();
    String below = lines.get(blank + 1).text();
    if (!GOES_ON.matcher(below).matches() || !OPEN.matcher(before).matches()) {
      return false;
    }
    boolean begun = joined || !Letters.isLower(before.charAt(0)) || isBehindText(lines, blank - 1);
    return begun
        && (UNFINISHED.matcher(before).matches()
            || (words(before) >= FEWEST_WORDS && PROSE.matcher(before).matches())
            || ((joined || words(before) >= FEWEST_WORDS) && ends(lines, blank + 1)));
  }

  // The last line of several.
  private static boolean isBehindText(List<AlignedText> lines, int at) {
    return at > 0 && lines.get(at - 1).length() > 0;
  }

  private static int words(String line) {
    return line.split(" ", FEWEST_WORDS + 1).length;
  }

  // Items of a list have no stop at their end.
  private static boolean ends(List<AlignedText> lines, int from) {
    for (int i = from; i < lines.size() && i < from + FARTHEST; i++) {
      String line = lines.get(i).text();
      if (line.isEmpty()) {
        continue;
      }
      if (!Letters.isLower(line.charAt(0))) {
        return false;
      }
      if (CLOSED.matcher(line).matches()) {
        return true;
      }
    }
    return false;
  }
}
