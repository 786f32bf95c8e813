package dev.lector.speech.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A double quote behind a number where it is a measure, as in {@code a 9" x 13" pan}, and does not
 * close a quotation. Whether one is open shows in how many quotes stand before it.
 */
final class Inches implements Rule {
  private static final Pattern QUOTE =
      Pattern.compile(
          "\"|(?<![\\w.,'])(\\d{1,4}(?:\\.\\d{1,4})?|(?:\\d{1,3}[ -])?\\d{1,2}[/⁄]\\d{1,2}|\\d{1,3}\\s?[-–]\\s?\\d{1,4}(?![/⁄]))\"(?:(\\s?[x×]\\s?)(?=[.\\d])|(?=(-[a-z]|\\s(?!(?:of|in|and|or|to|at|on|from|is|was|wide|long|tall|high|deep|thick|across|apart)\\b)[a-z])|[\\s.,;:!?)]|$))");

  private final Numbers numbers;
  private final Fractions fractions;

  Inches(Numbers numbers) {
    this.numbers = numbers;
    this.fractions = new Fractions(numbers);
  }

  @Override
  public AlignedText apply(AlignedText paragraph) {
    String text = paragraph.text();
    if (text.indexOf('"') < 0) {
      return paragraph;
    }
    Matcher matcher = QUOTE.matcher(text);
    AlignedText.Builder out = new AlignedText.Builder(text.length() + 32);
    int copied = 0;
    boolean open = false;
    while (matcher.find()) {
      String number = matcher.group(1);
      if (number == null || open) {
        open = !open;
        continue;
      }
      out.append(paragraph, copied, matcher.start());
      boolean by = matcher.group(2) != null;
      boolean one =
          by
              || matcher.group(3) != null
              || Numbers.isOne(number)
              || number.matches("\\d{1,2}[/⁄]\\d{1,2}");
      boolean hyphened = matcher.group(3) != null && matcher.group(3).startsWith("-");
      String said =
          (hyphened ? adjective(said(number)) : said(number))
              + (one ? " inch" : " inches")
              + (by ? " by " : "");
      if (Rewrite.beginsSentence(text, matcher.start())) {
        said = Character.toUpperCase(said.charAt(0)) + said.substring(1);
      }
      Alignment.append(said, paragraph, matcher.start(), matcher.end(), out);
      copied = matcher.end();
    }
    return copied == 0 ? paragraph : out.append(paragraph, copied, text.length()).build();
  }

  // a three quarter inch thick rope
  private static String adjective(String said) {
    return said.endsWith("quarters") ? said.substring(0, said.length() - 1) : said;
  }

  private String said(String number) {
    if (number.indexOf('/') < 0 && number.indexOf('⁄') < 0) { // 4–8"
      String[] ends = number.split("\\s?[-–]\\s?", -1);
      return ends.length == 1
          ? numbers.number(number)
          : numbers.number(ends[0]) + " to " + numbers.number(ends[1]);
    }
    String[] parts = number.split("[ /⁄-]", -1);
    return switch (parts.length) {
      case 1 -> numbers.number(number);
      case 2 -> fractions.say(null, parts[0], parts[1]);
      default -> fractions.say(parts[0], parts[1], parts[2]);
    };
  }
}
