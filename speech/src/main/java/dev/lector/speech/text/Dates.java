package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Dates with a day: 2026-11-22, 11/22/2026, 22.11.2026, 22 Nov 2026, March 3rd, March 3-5. */
final class Dates {
  private static final List<String> MONTHS =
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
  private static final String MONTH =
      "(Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?\\.?|July?\\.?|Aug(?:ust|\\.)?"
          + "|Sep(?:t(?:ember|\\.)?|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)";
  private static final String DAY = "(3[01]|[12]\\d|0?[1-9])";
  private static final String START = "(?<![\\w.,/-])";
  private static final String END = "(?![\\w/]|[-.,]\\d)";

  private final Numbers numbers;

  Dates(Numbers numbers) {
    this.numbers = numbers;
  }

  List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    rules.add(
        Rewrite.of(
            START
                + "(\\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(?:T(?=\\d\\d:\\d\\d)|"
                + END
                + ")",
            m ->
                spoken(m.group(2), m.group(3), m.group(1))
                    + (m.group().endsWith("T") ? " at " : "")));
    rules.add(
        Rewrite.of(
            START + "(\\d{4})/(\\d{1,2})/(\\d{1,2})" + END,
            m -> spoken(m.group(2), m.group(3), m.group(1))));
    rules.add(Rewrite.of(START + "(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})" + END, this::slashed));
    rules.add(
        Rewrite.of(
            START + "(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})" + END,
            m -> spoken(m.group(2), m.group(1), m.group(3))));
    rules.add(
        Rewrite.of(
            "\\b" + MONTH + " " + DAY + "\\s?[-–]\\s?" + DAY + "(?:,? (\\d{4}))?" + END,
            m ->
                month(m.group(1))
                    + " "
                    + day(m.group(2))
                    + " to "
                    + day(m.group(3))
                    + yearAfter(m.group(4))));
    rules.add(
        Rewrite.of(
            "\\b" + MONTH + " " + DAY + "(?:st|nd|rd|th)?(?:,? (\\d{4}))?" + END,
            m -> month(m.group(1)) + " " + day(m.group(2)) + yearAfter(m.group(3))));
    rules.add(
        Rewrite.of(
            START
                + "(?:([Tt]he )?)"
                + DAY
                + "(?:st|nd|rd|th)?[ -](?:of )?"
                + MONTH
                + "(?:[, -]{1,2}(\\d{4}))?"
                + END,
            this::dayFirst));
    rules.add(
        Rewrite.of(
            "\\b" + MONTH + ",? (\\d{4})" + END, m -> month(m.group(1)) + " " + year(m.group(2))));
    return rules;
  }

  private String dayFirst(MatchResult m) {
    String article = m.group(1) == null ? "the " : m.group(1);
    return article + day(m.group(2)) + " of " + month(m.group(3)) + yearAfter(m.group(4));
  }

  // American order unless only the other one is a date.
  private @Nullable String slashed(MatchResult m) {
    boolean dayFirst = Integer.parseInt(m.group(1)) > 12;
    return dayFirst
        ? spoken(m.group(2), m.group(1), m.group(3))
        : spoken(m.group(1), m.group(2), m.group(3));
  }

  private @Nullable String spoken(String month, String day, String year) {
    int monthNumber = Integer.parseInt(month);
    int dayNumber = Integer.parseInt(day);
    if (monthNumber < 1 || monthNumber > 12 || dayNumber < 1 || dayNumber > 31) {
      return null;
    }
    return MONTHS.get(monthNumber - 1) + " " + day(day) + ", " + year(fullYear(year));
  }

  // Two digits: the window that date parsers commonly use for POSIX %y.
  private static String fullYear(String year) {
    if (year.length() > 2) {
      return year;
    }
    return (Integer.parseInt(year) < 69 ? "20" : "19") + year;
  }

  private static String month(String written) {
    String start = written.substring(0, 3);
    return MONTHS.stream().filter(m -> m.startsWith(start)).findFirst().orElse(written);
  }

  private String day(String written) {
    return numbers.ordinal(Integer.parseInt(written));
  }

  private String yearAfter(@Nullable String written) {
    return written == null ? "" : ", " + year(written);
  }

  private String year(String written) {
    return numbers.year(Integer.parseInt(written));
  }
}
