package dev.lector.speech.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Times of day in four digits: 2345 GMT, 0600Z, at 1830 hrs, 0900-1700 hours. To be applied before
 * numbers.
 */
final class MilitaryTimes {
  private static final String TIME = "([01]\\d|2[0-3])([0-5]\\d)";
  private static final String ZONE =
      "(?:GMT|UTC|BST|CES?T|EES?T|[ECMP][SD]T|IST|JST|AES?T|NZS?T|[Zz]ulu|local time)\\b";

  /** Behind these a number of hours is how long something takes. */
  private static final Set<String> LASTING =
      Set.of(
          "took",
          "takes",
          "take",
          "for",
          "over",
          "worked",
          "work",
          "total",
          "nearly",
          "than",
          "about",
          "some",
          "of",
          "with",
          "around",
          "approximately",
          "almost",
          "least",
          "most",
          "logged",
          "flew",
          "flown",
          "spent",
          "only",
          "every",
          "another",
          "has",
          "have",
          "had");

  private final Numbers numbers;

  MilitaryTimes(Numbers numbers) {
    this.numbers = numbers;
  }

  Rule rule() {
    return Rewrite.within(
            "(?=\\d{2})(?<![\\w.,:/$£€#–-])"
                + TIME
                + "(?:(\\s?[-–]\\s?| to )"
                + TIME
                + ")?(?=Z(?!\\w)|\\s?"
                + ZONE
                + "|\\s(hrs|hours)\\b(?! (?:of|per|each|a)\\b))",
            this::time)
        .given("Z", "T", "ulu", "hrs", "hours", "local time");
  }

  private @Nullable String time(MatchResult m, String paragraph) {
    boolean certain = m.group(6) == null || m.group(1).startsWith("0") || m.group(3) != null;
    String before = Neighbours.before(paragraph, m.start()).toLowerCase(Locale.ROOT);
    if (!certain && (LASTING.contains(before) || (m.group(6).equals("hours") && !isAt(before)))) {
      return null;
    }
    String from = said(m.group(1), m.group(2));
    return m.group(3) == null ? from : from + " to " + said(m.group(4), m.group(5));
  }

  private static boolean isAt(String word) {
    return word.equals("at") || word.equals("by") || word.equals("until") || word.equals("before");
  }

  private String said(String hours, String minutes) {
    int hour = Integer.parseInt(hours);
    int minute = Integer.parseInt(minutes);
    String first = hour == 0 ? "zero" : (hour < 10 ? "oh " : "") + numbers.cardinal(hour);
    if (minute == 0) {
      return first + " hundred";
    }
    return (hour == 0 ? "zero zero" : first)
        + (minute < 10 ? " oh " : " ")
        + numbers.cardinal(minute);
  }
}
