package dev.lector.speech.text;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines numbered in order, "1." and "2.", "a." and "b.", "i." and "ii.": items also behind a line
 * that has no stop. A number alone proves nothing, as any line of prose may begin with one.
 */
final class Steps {
  /** Lines that a step may have. */
  private static final int LONGEST = 12;

  private static final Pattern MARKED =
      Pattern.compile("(?:([1-9]\\d?)[.)]|([a-hivx]{1,4})\\.) {0,4}[A-Z\"'(].*");

  /** A line that begins a step: its mark and what is behind it. */
  static final Pattern STEP = Pattern.compile("\\(?(\\d{1,3}|[a-hivx]{1,4})[.)]\\s{0,8}(\\S.*)");

  private static final List<String> NUMERALS = List.of("i", "ii", "iii", "iv", "v", "vi", "vii");

  private Steps() {}

  /** Which lines begin a step. */
  static BitSet of(List<AlignedText> lines) {
    BitSet steps = new BitSet();
    String[] marks = new String[lines.size()];
    for (int i = 0; i < marks.length; i++) {
      Matcher marked = MARKED.matcher(lines.get(i).text());
      boolean found = lines.get(i).length() > 2 && marked.matches();
      marks[i] = !found ? "" : marked.group(1) == null ? marked.group(2) : marked.group(1);
    }
    for (int i = 0; i < marks.length; i++) {
      boolean first = marks[i].equals("1") || marks[i].equals("a") || marks[i].equals("i");
      if (first && !steps.get(i)) {
        mark(i, marks, steps);
      }
    }
    return steps;
  }

  private static void mark(int first, String[] marks, BitSet steps) {
    int at = first;
    int next = first + 1;
    while (next < marks.length && next - at <= LONGEST) {
      if (marks[next].equals(after(marks[at]))) {
        steps.set(at);
        steps.set(next);
        at = next;
      }
      next++;
    }
  }

  private static String after(String mark) {
    if (Letters.isDigit(mark.charAt(0))) {
      return Integer.toString(Integer.parseInt(mark) + 1);
    }
    int numeral = NUMERALS.indexOf(mark);
    return numeral >= 0
        ? numeral + 1 < NUMERALS.size() ? NUMERALS.get(numeral + 1) : ""
        : mark.length() == 1 ? String.valueOf((char) (mark.charAt(0) + 1)) : "";
  }

  /** A line with its mark as it is said. */
  static AlignedText said(AlignedText line, Matcher found) {
    return new AlignedText.Builder(line.length() + 2)
        .standingFor(line.source(found.start(1), found.end(1)))
        .append(said(found.group(1)))
        .standingFor(line.source(found.end(1), found.start(2)))
        .append(", ")
        .append(line, found.start(2), found.end(2))
        .build();
  }

  // A, 2
  private static String said(String mark) {
    int numeral = NUMERALS.indexOf(mark);
    return numeral >= 0 ? Integer.toString(numeral + 1) : mark.toUpperCase(Locale.ROOT);
  }
}
