package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Dates in digits: 2026-11-22, 11/22/2026, 22.11.2026, 22-11-2026, due 3/4. */
final class DigitDates {
  private final Dates dates;

  DigitDates(Dates dates) {
    this.dates = dates;
  }

  /** Dates in digits only; before their points and hyphens could be those of other numbers. */
  List<Rule> rules() {
    String yearFirst = "(\\d{4})-(0?[1-9]|1[0-2])-(3[01]|[12]\\d|0?[1-9])";
    return List.of(
        Rewrite.of(
                "(?=\\d)(?<![\\w.-])(20\\d\\d)(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])T(\\d\\d)(\\d\\d)(\\d\\d)?(Z?)(?![\\w])",
                m ->
                    spoken(m.group(2), m.group(3), m.group(1))
                        + " at "
                        + m.group(4)
                        + ":"
                        + m.group(5)
                        + (m.group(6) == null ? "" : ":" + m.group(6))
                        + m.group(7))
            .given("T"),
        Rewrite.of(
            Dates.DIGIT + yearFirst + "(?:[T ](?=\\d\\d:\\d\\d)|" + Dates.END + ")",
            m ->
                spoken(m.group(2), m.group(3), m.group(1))
                    + (m.group().endsWith("T") || m.group().endsWith(" ") ? " at " : "")),
        Rewrite.of(
            Dates.DIGIT + "(\\d{4})[/.](\\d{1,2})[/.](\\d{1,2})" + Dates.END,
            m -> spoken(m.group(2), m.group(3), m.group(1))),
        Rewrite.of(
            Dates.DIGIT + "(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})" + Dates.END, this::americanFirst),
        Rewrite.of(
            Dates.DIGIT + "(\\d{1,2})-(\\d{1,2})-(1[89]\\d\\d|20\\d\\d)" + Dates.END,
            this::americanFirst),
        Rewrite.of(
            Dates.DIGIT + "(\\d{1,2})\\. ?(\\d{1,2})\\. ?(\\d{4})" + Dates.END,
            m ->
                Integer.parseInt(m.group(2)) > 12
                    ? spoken(m.group(1), m.group(2), m.group(3))
                    : spoken(m.group(2), m.group(1), m.group(3))),
        // due 3/4, but "3/4 of it"
        Rewrite.of(
                "(?=\\d)(?<=\\b(?:[Oo]n|[Uu]ntil|[Ss]ince|[Dd]ue|[Bb]efore|[Aa]fter|[Dd]ated)"
                    + " )(1[0-2]|0?[1-9])/(3[01]|[12]\\d|0?[1-9])(?![\\w/]|[-.,]\\d|"
                    + " (?:of|cups?|inch|in|miles?|an?|the|full|pounds?|sections?)\\b)",
                m -> dates.monthAndDay(m.group(1), m.group(2)))
            .given("/"));
  }

  // American order unless only the other one is a date.
  private @Nullable String americanFirst(MatchResult m) {
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
    return dates.monthAndDay(month, day) + ", " + dates.year(Dates.fullYear(year));
  }
}
