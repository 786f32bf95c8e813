package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Two days of a month: "1 & 2 Sept", "24 and 25 Dec 2024", "the 1st or 2nd of May". To be applied
 * before dates.
 */
final class DayPairs {
  /** Behind these the first number is a name: "pages 3 and 4 May". */
  private static final String COUNTED =
      "(?<!\\b(?:[Pp]ages?|[Cc]hapters?|[Nn]os?\\.|[Ff]igures?|[Aa]ges?|[Aa]ged|[Rr]ooms?|[Pp]arts?) )";

  private final Dates dates;

  DayPairs(Dates dates) {
    this.dates = dates;
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.within(
                "(?=[Tt\\d])"
                    + Dates.START
                    + COUNTED
                    + "([Tt]he )?"
                    + Dates.DAY
                    + Dates.NTH
                    + "( and | or | ?& ?)(?:the )?"
                    + Dates.DAY
                    + Dates.NTH
                    + " (?:of )?"
                    + Dates.MONTH
                    + Dates.YEAR_AFTER
                    + Dates.END,
                this::said)
            .given(" and ", " or ", "&"));
  }

  // not "between 24 and 3 May", whose days do not rise
  private @Nullable String said(MatchResult m, String paragraph) {
    if (Integer.parseInt(m.group(2)) >= Integer.parseInt(m.group(4))) {
      return null;
    }
    return (m.group(1) == null ? "the " : m.group(1))
        + dates.day(m.group(2))
        + (m.group(3).equals(" or ") ? " or " : " and ")
        + dates.day(m.group(4))
        + " of "
        + Dates.month(m.group(5))
        + (m.group(6) == null ? DateStops.of(m, paragraph) : dates.yearAfter(m.group(6)));
  }
}
