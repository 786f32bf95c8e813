package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Items with Roman numerals within a line: "I. the folio; II. the octavo; III. the duodecimo". The
 * second one shows that the first is no pronoun and no initial. To be applied before capitals.
 */
final class NumeralLists implements Rule {
  private static final Pattern NUMBERED =
      Pattern.compile("(?=[IVX])(?<![^\\s(\"'])([IVX]{1,6})\\.(?=\\s{1,2}[\"'(]?[A-Za-z])");

  /** What a numeral stands behind in a list. */
  private static final String MARKS = ":;,.!?–—";

  private final Numbers numbers;

  private record Item(int start, int end, int value) {}

  NumeralLists(Numbers numbers) {
    this.numbers = numbers;
  }

  @Override
  public AlignedText apply(AlignedText paragraph) {
    String text = paragraph.text();
    if (text.indexOf("I. ") < 0 || text.indexOf("II. ") < 0) {
      return paragraph;
    }
    List<Item> items = items(text);
    if (items.isEmpty()) {
      return paragraph;
    }
    AlignedText.Builder out = new AlignedText.Builder(text.length() + 16);
    int copied = 0;
    for (Item item : items) {
      String said = numbers.cardinal(item.value);
      boolean capital = item.value == 1 && Rewrite.beginsSentence(text, item.start);
      out.append(paragraph, copied, item.start)
          .standingFor(paragraph.source(item.start, item.end))
          .append(capital ? Character.toUpperCase(said.charAt(0)) + said.substring(1) : said)
          .append(',');
      copied = item.end;
    }
    return out.append(paragraph, copied, text.length()).build();
  }

  // of lists with two items or more
  private static List<Item> items(String text) {
    List<Item> items = new ArrayList<>();
    Matcher found = NUMBERED.matcher(text);
    int last = 0;
    while (found.find()) {
      int value = Romans.value(found.group(1));
      if ((value == 1 || value == last + 1) && isBehindMark(text, found.start())) {
        if (value == 1 && last == 1) {
          items.removeLast();
        }
        items.add(new Item(found.start(), found.end(), value));
        last = value;
      }
    }
    if (last == 1) {
      items.removeLast();
    }
    return items;
  }

  private static boolean isBehindMark(String text, int at) {
    int i = at - 1;
    while (i >= 0 && " (\"'".indexOf(text.charAt(i)) >= 0) {
      i--;
    }
    return i < 0 || MARKS.indexOf(text.charAt(i)) >= 0;
  }
}
