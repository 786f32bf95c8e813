package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Items numbered within a line: "1. Verstappen 77 points, 2. Norris 61". A point behind such a
 * number ends no sentence; read as one, the number would belong to the item before it.
 */
final class Enumerations implements Rule {
  private static final Pattern NUMBERED =
      Pattern.compile("(?=\\d)(?<![^\\s(])(\\d{1,2})\\.(?=\\s{1,2}[\"'(]?[A-Z])");

  @Override
  public AlignedText apply(AlignedText paragraph) {
    String text = paragraph.text();
    if (text.indexOf("1. ") < 0 && text.indexOf("2. ") < 0) {
      return paragraph;
    }
    List<Integer> points = new ArrayList<>();
    Matcher found = NUMBERED.matcher(text);
    int last = 0;
    int at = -1;
    while (found.find()) {
      int number = Integer.parseInt(found.group(1));
      if (number == last + 1 && (number > 1 || begins(text, found.start()))) {
        if (at >= 0 && points.isEmpty()) {
          points.add(at);
        }
        if (at >= 0) {
          points.add(found.end() - 1);
        }
        at = found.end() - 1;
        last = number;
      }
    }
    if (points.isEmpty()) {
      return paragraph;
    }
    AlignedText.Builder out = new AlignedText.Builder(text.length() + points.size());
    int copied = 0;
    for (int point : points) {
      out.append(paragraph, copied, point)
          .standingFor(paragraph.source(point, point + 1))
          .append(',');
      copied = point + 1;
    }
    return out.append(paragraph, copied, text.length()).build();
  }

  // The first one stands at the beginning or behind a mark: "She was No. 1. Tom" is none.
  private static boolean begins(String text, int at) {
    int i = at - 1;
    while (i >= 0 && (text.charAt(i) == ' ' || text.charAt(i) == '(')) {
      i--;
    }
    return i < 0 || ":;,.!?–—\"".indexOf(text.charAt(i)) >= 0;
  }
}
