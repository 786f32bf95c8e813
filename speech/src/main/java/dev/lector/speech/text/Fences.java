package dev.lector.speech.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fences around blocks of code in Markdown, as CommonMark has them: three or more backticks or
 * tildes, behind the first of which a language may stand, and as many or more that close the block.
 * One that nothing closes is no fence.
 */
final class Fences {
  private static final Pattern FENCE = Pattern.compile("(`{3,64}|~{3,64})\\s{0,8}([^`~]{0,200})");

  /** Lines that are fences. */
  final BitSet marks = new BitSet();

  /** Lines between two fences. */
  final BitSet code = new BitSet();

  private Fences() {}

  /**
   * Finds them.
   *
   * @param lines without white space or marks of quotation around them
   */
  static Fences of(List<String> lines) {
    Fences fences = new Fences();
    int[] longest = new int[lines.size() + 1]; // of the fences that may close a block, from here on
    int[] tildes = new int[lines.size() + 1];
    for (int i = lines.size() - 1; i >= 0; i--) {
      longest[i] = Math.max(longest[i + 1], closing(lines.get(i), '`'));
      tildes[i] = Math.max(tildes[i + 1], closing(lines.get(i), '~'));
    }
    char open = 0;
    int length = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (open != 0) {
        if (closing(line, open) >= length) {
          fences.marks.set(i);
          open = 0;
        } else {
          fences.code.set(i);
        }
      } else if (line.startsWith("```") || line.startsWith("~~~")) {
        Matcher fence = FENCE.matcher(line);
        char sign = line.charAt(0);
        if (fence.matches() && (sign == '`' ? longest : tildes)[i + 1] >= fence.end(1)) {
          fences.marks.set(i);
          open = sign;
          length = fence.end(1);
        } else if (fence.matches() && fence.group(2).indexOf(' ') < 0) { // one too many
          fences.marks.set(i);
        }
      }
    }
    return fences;
  }

  /** Finds those of a text, in which lines may be quoted or indented. */
  static Fences of(String text) {
    return of(Arrays.stream(text.split("\n", -1)).map(Fences::bare).toList());
  }

  private static String bare(String line) {
    int start = 0;
    while (start < line.length() && " \t>".indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    return line.substring(start).strip();
  }

  /** How long a fence without a language is; 0 for other lines. */
  private static int closing(String line, char sign) {
    int length = 0;
    while (length < line.length() && line.charAt(length) == sign) {
      length++;
    }
    return length == line.length() && length > 2 ? length : 0;
  }
}
