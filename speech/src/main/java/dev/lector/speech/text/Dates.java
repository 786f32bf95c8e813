package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Dates with the names of months: 22 Nov 2026, March 3rd, Jan-15-2020, 3–5 May, March 28 – April 2,
 * Oct-Dec 2024; and 3Q22.
 */
final class Dates {
  /** Their names, January first. */
  static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  /**
   * As it is written in the middle of a sentence; small or in capitals only where it is no word.
   */
  static final String MONTH =
      "(?=[JFMASONDjfmasond])(Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June|Jun\\.?|July|Jul\\.?|Aug(?:ust|\\.)?"
          + "|Sep(?:t(?:ember|\\.)?|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?"
          + "|(?i:jan(?:uary|\\.)?|feb(?:ruary|\\.)?|apr(?:il|\\.)?|june|jun\\.?|july|jul\\.?|aug(?:ust|\\.)?|sept(?:ember|\\.)?"
          + "|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?)|MAR(?:CH|\\.)?|MAY|SEP\\.?|(?=m)(?<=\\b(?:on|of|until|till|since|from|before|after|by|th|st|nd|rd)"
          + " )(?:may|march)|(?:may|march)(?=(?: \\d{1,2}(?:st|nd|rd|th)?,?)? \\d{4}\\b))";

  /** A month at the beginning of a pattern. */
  private static final String AT_MONTH = "(?=[JFMASONDjfmasond])\\b" + MONTH;

  static final String DAY = "(3[01]|[12]\\d|0?[1-9])";

  /** Two digits below are a year of this century. */
  private static final int PIVOT = 40;

  static final String NTH = "(?:st|nd|rd|th|ST|ND|RD|TH)?";
  private static final String TO = "\\s?[-–—]\\s?";
  static final String YEAR_AFTER = "(?:(?:,? ?|-)(1\\d{3}|2[01]\\d\\d)(?!\\d))?";
  static final String START = "(?<![\\w.,/-])";

  /** Where a date in digits begins. */
  static final String DIGIT = "(?=\\d)" + START;

  /** What is not behind a date. */
  static final String END = "(?![\\w/]|[-.,]\\d)";

  private final Numbers numbers;

  Dates(Numbers numbers) {
    this.numbers = numbers;
  }

  /** Ranges of months; there may be no digit in them. */
  List<Rule> ranges() {
    return List.of(
        // Oct.9
        Rewrite.of(
                "\\b(Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\\.(?=(?:3[01]|[12]\\d|[1-9])(?![\\w.]|,\\d))",
                m -> m.group(1) + ". ")
            .given(".0", ".1", ".2", ".3", ".4", ".5", ".6", ".7", ".8", ".9"),
        // Regulation 3/2019
        Rewrite.of(
                "(?<=\\b(?:No|no|Regulation|Directive|Law|Decision|Case|Order|Act|Resolution|Decree|Circular|Issue|issue|Report|Opinion)\\.? \\d{1,3})/(?=(?:19|20)\\d\\d(?![\\w/]))",
                " slash ")
            .given("/19", "/20"),
        // EXP 03/2026; 1/2007 alone is a fraction
        Rewrite.within(
                "(?=\\d)(?<![\\w.,/$£€:-])(?<!\\b(?:No|no|Regulation|Directive|Law|Decision|Case|Order|Act|Resolution|Decree|Circular|Issue|issue|Vol|vol|Report|Opinion)\\.? )"
                    + "(0[1-9]|[1-9]|1[0-2])/((?:19|20)\\d\\d)(?![\\w/]|[-.,]\\d| ?(?:s|sec|second|th|of)\\b)",
                (m, paragraph) ->
                    m.end() - m.start() == paragraph.length() && m.group(1).equals("1")
                        ? null
                        : MONTHS.get(Integer.parseInt(m.group(1)) - 1) + " " + m.group(2))
            .given("/19", "/20"),
        Rewrite.of(
                AT_MONTH + "\\s?[-–—]\\s?" + MONTH + "(?![\\w-])",
                m -> month(m.group(1)) + " to " + month(m.group(2)))
            .given("-", "–", "—"),
        Rewrite.of(
                AT_MONTH + "/" + MONTH + "(?![\\w/-])",
                m -> month(m.group(1)) + " " + month(m.group(2)))
            .given("/"));
  }

  List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    // 3Q22, 2Q 2024, 1H23
    rules.add(
        Rewrite.of(
                "(?=\\d)(?<![\\w.,-])([1-4])Q ?'?((?:19|20)?\\d\\d)(?![\\w-]|[.,]\\d)",
                m -> "the " + day(m.group(1)) + " quarter of " + numbers.name(m.group(2)))
            .given("Q"));
    rules.add(
        Rewrite.of(
                "(?=\\d)(?<![\\w.,-])([12])H ?'?((?:19|20)\\d\\d|[12]\\d)(?![\\w-]|[.,]\\d)",
                m -> "the " + day(m.group(1)) + " half of " + numbers.name(m.group(2)))
            .given("H"));
    rules.add(
        Rewrite.of("(?<=\\bthe )the (?=\\w{5,6} (?:quarter|half) of )", "").given("the the "));
    // March 28 – April 2, 2020
    rules.add(
        Rewrite.of(
            AT_MONTH
                + " "
                + DAY
                + NTH
                + "(?:,? (1\\d{3}|2[01]\\d\\d))?"
                + TO
                + MONTH
                + " "
                + DAY
                + NTH
                + YEAR_AFTER
                + END,
            m ->
                month(m.group(1))
                    + " "
                    + day(m.group(2))
                    + yearAfter(m.group(3))
                    + " to "
                    + month(m.group(4))
                    + " "
                    + day(m.group(5))
                    + yearAfter(m.group(6))));
    // 28 March – 2 April 2020
    rules.add(
        Rewrite.within(
            DIGIT
                + DAY
                + NTH
                + " "
                + MONTH
                + "(?: (1\\d{3}|2[01]\\d\\d))?"
                + TO
                + DAY
                + NTH
                + " "
                + MONTH
                + YEAR_AFTER
                + END,
            (m, paragraph) ->
                "the "
                    + day(m.group(1))
                    + " of "
                    + month(m.group(2))
                    + yearAfter(m.group(3))
                    + " to the "
                    + day(m.group(4))
                    + " of "
                    + month(m.group(5))
                    + (m.group(6) == null ? DateStops.of(m, paragraph) : yearAfter(m.group(6)))));
    // 3–5 May 2020
    rules.add(
        Rewrite.within(
            "(?=[Tt\\d])"
                + START
                + "([Tt]he )?"
                + DAY
                + NTH
                + "(?:"
                + TO
                + "|/)"
                + DAY
                + NTH
                + " (?:of )?"
                + MONTH
                + YEAR_AFTER
                + END,
            (m, paragraph) ->
                (m.group(1) == null ? "the " : m.group(1))
                    + day(m.group(2))
                    + " to the "
                    + day(m.group(3))
                    + " of "
                    + month(m.group(4))
                    + (m.group(5) == null ? DateStops.of(m, paragraph) : yearAfter(m.group(5)))));
    rules.add(
        Rewrite.of(
            AT_MONTH
                + " "
                + DAY
                + NTH
                + "(?:"
                + TO
                + "|(?<=from \\w{3,9}\\.? \\d{1,2}) to )"
                + DAY
                + NTH
                + YEAR_AFTER
                + END,
            m ->
                month(m.group(1))
                    + " "
                    + day(m.group(2))
                    + " to "
                    + day(m.group(3))
                    + yearAfter(m.group(4))));
    // 7 Aug 21
    rules.add(
        Rewrite.of(
            DIGIT + DAY + NTH + " " + MONTH + " '?(\\d\\d)" + END + "(?!:|\\s?[-–]| [a-z])",
            m ->
                "the "
                    + day(m.group(1))
                    + " of "
                    + month(m.group(2))
                    + yearAfter(fullYear(m.group(3)))));
    rules.add(
        Rewrite.of(
            AT_MONTH + "(?: |-(?=\\d{1,2}(?:-|\\b(?!\\.?\\d|:))))" + DAY + NTH + YEAR_AFTER + END,
            m -> month(m.group(1)) + " " + day(m.group(2)) + yearAfter(m.group(3))));
    rules.add(
        Rewrite.within(
            "(?=[Tt\\d])"
                + START
                + "(?:([Tt]he )?)"
                + DAY
                + "(?:st|nd|rd|th)?[ -](?:of )?"
                + MONTH
                + "(?:[, -]{1,2}(?:of )?(\\d{4})|-(\\d\\d))?"
                + END,
            this::dayFirst));
    rules.add(
        Rewrite.of(
            AT_MONTH + "(?:,? (?:of )?|-)(1\\d{3}|2[01]\\d\\d|(?<= )\\d{4})" + END,
            m -> month(m.group(1)) + " " + year(m.group(2))));
    return rules;
  }

  private String dayFirst(MatchResult m, String paragraph) {
    String article = m.group(1) == null ? "the " : m.group(1);
    String year = m.group(4) == null ? m.group(5) : m.group(4);
    return article
        + day(m.group(2))
        + " of "
        + month(m.group(3))
        + (year == null ? DateStops.of(m, paragraph) : yearAfter(fullYear(year)));
  }

  // Two digits: a date that somebody writes down is more often past than to come.
  static String fullYear(String year) {
    if (year.length() > 2) {
      return year;
    }
    return (Integer.parseInt(year) < PIVOT ? "20" : "19") + year;
  }

  /** In full. */
  static String month(String written) {
    String start = written.charAt(0) + written.substring(1, 3).toLowerCase(Locale.ROOT);
    return MONTHS.stream()
        .filter(m -> m.regionMatches(true, 0, start, 0, 3))
        .findFirst()
        .orElse(written);
  }

  /** A day by its number and its month's: "March fifth". */
  String monthAndDay(String month, String day) {
    return MONTHS.get(Integer.parseInt(month) - 1) + " " + day(day);
  }

  /** "fifth" */
  String day(String written) {
    return numbers.ordinal(Integer.parseInt(written));
  }

  /** What a year adds to a date; nothing where there is none. */
  String yearAfter(@Nullable String written) {
    return written == null ? "" : ", " + year(written);
  }

  /** "twenty twenty" */
  String year(String written) {
    return numbers.year(Integer.parseInt(written));
  }
}
