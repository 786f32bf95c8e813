package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A single quote behind a number where it is a measure: a 6' fence, 5,000', an 8' x 10' rug, 6' 2";
 * and the minutes of a match: in the 12', 45+2'. It may as well close a quotation, so that one
 * without a sign of length beside it stays.
 */
final class Feet {
  private static final String THING =
      "(?:fences?|walls?|ladders?|poles?|ropes?|boats?|ceilings?|trees?|cables?|hoses?|pipes?|beams?|boards?|planks?|sections?"
          + "|trailers?|gates?|doors?|drop|waves?|snake|shark|statue|tower|lengths?|widths?|heights?|depths?|spans?|pieces?|strips?|shel(?:f|ves)|bench(?:es)?|putts?|rug|table|radius|clearance|gap|ditch|wide|tall|long|high|deep)";

  private static final Pattern OPEN = Pattern.compile("(?<!\\w)'(?=[A-Za-z])");

  /** A quotation that is longer was closed before. */
  private static final int CLAUSE = 120;

  private final Numbers numbers;

  Feet(Numbers numbers) {
    this.numbers = numbers;
  }

  /** To be applied before inches and units. */
  Rule rules() {
    String number = Numbers.NUMBER;
    return Gate.of(
        paragraph -> paragraph.indexOf('\'') >= 0,
        List.of(
            // a 6' 2" man; he is 6' 2"
            Rewrite.of(
                    "(?=\\d)(?<![\\w.,'])(\\d{1,2})'\\s(\\d{1,2}(?:\\.\\d)?)(?:\"|'')(?!\\w)(?=((?<=\\b[Aa]n? .{1,12}) [a-z])?)",
                    m ->
                        numbers.number(m.group(1))
                            + (m.group(3) != null || Numbers.isOne(m.group(1))
                                ? " foot "
                                : " feet ")
                            + numbers.number(m.group(2))
                            + (m.group(3) != null
                                ? ""
                                : Numbers.isOne(m.group(2)) ? " inch" : " inches"))
                .given("' "),
            // an 8' x 10' rug
            Rewrite.of(
                "(?=\\d)(?<![\\w.,'])("
                    + number
                    + ")'\\s?(?:[x×]|by)\\s?("
                    + number
                    + ")'(?!\\w)(?=(\\s[a-z])?)",
                m -> {
                  String unit = m.group(3) == null ? " feet" : " foot";
                  return numbers.number(m.group(1))
                      + unit
                      + " by "
                      + numbers.number(m.group(2))
                      + unit;
                }),
            // 45+2', in the 12'
            Rewrite.of(
                    "(?=\\d)(?<![\\w.,'])(\\d{1,3})\\+(\\d{1,2})'(?!\\w)",
                    m ->
                        numbers.number(m.group(1))
                            + " plus "
                            + numbers.number(m.group(2))
                            + " minutes")
                .given("+"),
            Rewrite.within(
                "(?=\\d)(?<=\\b(?:in|from|until|after|before|since) the )(\\d{1,3})'(?!\\w)",
                (m, paragraph) ->
                    isOpen(m, paragraph)
                        ? null
                        : numbers.ordinal(Integer.parseInt(m.group(1))) + " minute"),
            Rewrite.within(
                "(?=\\d)(?<=\\b(?:first|last|final|next|another) )(\\d{1,3})'(?=[\\s,.;)]|$)",
                (m, paragraph) ->
                    isOpen(m, paragraph) ? null : numbers.number(m.group(1)) + " minutes"),
            // a 6' fence, 12' boards
            Rewrite.within(
                "(?=\\d)(?<![\\w.,'])("
                    + number
                    + ")'(?=\\s"
                    + THING
                    + "\\b)(?!\\s(?:wide|tall|long|high|deep)\\b)",
                (m, paragraph) ->
                    isOpen(m, paragraph) ? null : numbers.number(m.group(1)) + " foot"),
            // at 5,000'
            Rewrite.within(
                "(?=\\d)(?<![\\w.,'])(?<!\\w\\+)(\\d{1,3},\\d{3}|(?<=\\b(?:at|above|below|over|under|nearly|almost|around|elevation|altitude|depth|climbed|descended)(?:"
                    + " of| to)? )\\d{2,5})'(?=[\\s.,;:!?)]|$)",
                (m, paragraph) ->
                    isOpen(m, paragraph) ? null : numbers.number(m.group(1)) + " feet")));
  }

  private static boolean isOpen(MatchResult m, String paragraph) {
    return OPEN.matcher(Neighbours.around(paragraph, m.start() - CLAUSE, m.start())).find();
  }
}
