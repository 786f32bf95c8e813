package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out the marks of notes at the beginnings of lines ("[4] In the Civil War"): they belong to
 * the sentence above, where other marks stand behind words and these do not count up as a list of
 * references does. To be applied to whole texts.
 */
final class LineMarks {
  private static final Pattern LEADING =
      Pattern.compile("\\[(\\d{1,3})\\]\\s{0,2}(?=[\"'(]?[A-Z])");

  private static final Pattern GLUED = Pattern.compile("[a-z]{2}[.,;:)\"']{0,2}\\[\\d{1,3}\\]");

  private static final int NONE = -1;

  private record Line(int start, int end, int number) {}

  private LineMarks() {}

  static AlignedText without(AlignedText text) {
    String written = text.text();
    if (!(written.startsWith("[") || written.contains("\n[")) || !GLUED.matcher(written).find()) {
      return text;
    }
    List<Line> lines = lines(written);
    AlignedText.Builder out = new AlignedText.Builder(text.length());
    int copied = 0;
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      boolean listed =
          follows(lines, i - 1, line.number - 1) || follows(lines, i + 1, line.number + 1);
      if (line.number != NONE && !listed) {
        out.append(text, copied, line.start);
        copied = line.end;
      }
    }
    return copied == 0 ? text : out.append(text, copied, text.length()).build();
  }

  private static boolean follows(List<Line> lines, int at, int number) {
    return at >= 0 && at < lines.size() && lines.get(at).number == number;
  }

  /** Those that are not blank, each with its mark. */
  private static List<Line> lines(String text) {
    List<Line> lines = new ArrayList<>();
    Matcher mark = LEADING.matcher(text);
    for (int start = 0; start < text.length(); ) {
      int next = text.indexOf('\n', start);
      int end = next < 0 ? text.length() : next;
      if (mark.region(start, end).lookingAt()) {
        lines.add(new Line(start, mark.end(), Integer.parseInt(mark.group(1))));
      } else if (start < end) {
        lines.add(new Line(start, start, NONE));
      }
      start = end + 1;
    }
    return lines;
  }
}
