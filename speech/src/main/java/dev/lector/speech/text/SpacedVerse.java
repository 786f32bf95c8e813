package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Verse with blank lines between its lines, as pages copied from the web have it: short lines that
 * begin with capitals, many of which end in the middle of a sentence. The blank lines go.
 */
final class SpacedVerse {
  private static final int FEWEST_LINES = 4;
  private static final int FEWEST_OPEN = 2;

  private static final Pattern LINE =
      Pattern.compile("[\"'“‘(]?[A-Z](?:['a-z ]| ?[A-Z])[^|\\t<>{}=#*\\[\\]]{8,66}");

  /** A line that is open at its end: verse goes on below it. */
  private static final Pattern OPEN = Pattern.compile(".*[,;:—–]");

  /** What letters begin and end with. */
  private static final Pattern LETTER =
      Pattern.compile(
          "(?:Dear|Hi|Hello|Hey|Yours|Sincerely|Best|Kind|Warm|Warmest|Many|Regards|Thanks|Thank|Love|Cheers|Respectfully|Cordially|Good"
              + " (?:morning|afternoon|evening))\\b.{0,30},");

  private SpacedVerse() {}

  /** The lines without blank ones inside a stanza. */
  static List<AlignedText> mend(List<AlignedText> lines) {
    List<AlignedText> mended = new ArrayList<>(lines.size());
    int at = 0;
    while (at < lines.size()) {
      int end = endOfStanza(lines, at);
      boolean verse = isVerse(lines, at, end);
      for (int i = at; i < end; i++) {
        if (!verse || lines.get(i).length() > 0) {
          mended.add(lines.get(i));
        }
      }
      at = end;
    }
    return mended;
  }

  /** One behind the last of lines that stand alone, with one blank line between each two. */
  private static int endOfStanza(List<AlignedText> lines, int start) {
    int last = start;
    boolean alone = start == 0 || lines.get(start - 1).length() == 0;
    while (alone
        && isLine(lines, last)
        && isLine(lines, last + 2)
        && lines.get(last + 1).length() == 0
        && (last + 3 >= lines.size() || lines.get(last + 3).length() == 0)) {
      last += 2;
    }
    return last + 1;
  }

  private static boolean isLine(List<AlignedText> lines, int at) {
    return at < lines.size() && LINE.matcher(lines.get(at).text()).matches();
  }

  private static boolean isVerse(List<AlignedText> lines, int start, int end) {
    int all = (end - start + 1) / 2;
    if (all < FEWEST_LINES) {
      return false;
    }
    int open = 0;
    for (int i = start; i < end; i += 2) {
      String line = lines.get(i).text();
      if (LETTER.matcher(line).matches()) {
        return false;
      }
      open += i + 1 < end && OPEN.matcher(line).matches() ? 1 : 0;
    }
    return open >= FEWEST_OPEN && open * 3 >= all - 1;
  }
}
