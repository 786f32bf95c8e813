package dev.lector.speech.text;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Days between slashes that could be fractions, where something is to be done by them ("register by
 * 11/15") and in the brackets of a schedule ("Wk. 2 (9/2): No class"). To be applied before
 * fractions and dates.
 */
final class Deadlines {
  private static final String DAY = "(1[0-2]|0?[1-9])/(3[01]|[12]\\d|0?[1-9])";

  private static final String PART =
      "(?:[Ww]k|[Ww]eek|[Ss]ession|[Ll]ecture|[Mm]eeting|[Mm]odule|[Uu]nit|[Ll]ab|[Cc]lass|[Gg]ame|[Rr]ound)";

  /** What people are asked to do by a day. */
  private static final Pattern ASKED =
      Pattern.compile(
          "\\b(?i:r\\.?s\\.?v\\.?p|registers?|registered|registrations?|sign(?:ed)?[ -]ups?|sign(?:ed)? up|enrol+|order(?:s|ed)?|reply|respond|apply|applications?|submit(?:ted)?|submissions?|enter|entries"
              + "|pay|paid|payments?|return(?:ed)?|book|mail(?:ed)?|postmarked|due|deadline|received|finish(?:ed)?|complet(?:e|ed)|deliver(?:ed)?|ready|cancel|renew|vote|confirm|let (?:us|me) know|hand(?:ed)? in|turn(?:ed)? in)\\b[^.!?;]{0,40}$");

  /** What changes by a fraction. */
  private static final Pattern CHANGED =
      Pattern.compile(
          "\\b(?i:fell|falls?|rose|rises?|grew|grows?|cuts?|cutting|reduc\\w{1,4}|increas\\w{1,4}|decreas\\w{1,4}|multipl\\w{1,6}|divid\\w{1,4}|scal\\w{1,4}|shr[aiu]nks?|shift\\w{0,3}|won|wins?|lost|differ\\w{0,3}|off|down|up|lower\\w{0,3}|rais\\w{1,3}|dropp?\\w{0,3})\\b[^.!?;]{0,24}$");

  /** A day that is nothing else: Oct. 18, 10/6–10/10, 11/23. */
  private static final Pattern SURE =
      Pattern.compile(
          "\\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\\.? [1-3]?\\d\\b"
              + "|\\b\\d{1,2}/\\d{1,2}\\s?[-–]\\s?\\d{1,2}/\\d|(?<![\\w./])(?:1[0-2]|[1-9])/(?:1[3479]|2[1236789]|3[01])(?![\\w/])");

  private static final Pattern SCHEDULE =
      Pattern.compile(
          "\\b"
              + PART
              + "s?\\.? \\d{1,2}:? \\((?:(?:1[0-2]|[1-9])/\\d{1,2}|[JFMASOND][a-z]{2,8} \\d{1,2})\\)");

  private static final Set<Integer> RULERS = Set.of(2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16);

  /** Halves, thirds and quarters are parts, whatever days stand beside them. */
  private static final int USUAL = 4;

  private static final int CLAUSE = 60;

  /** Other days are looked for no further away. */
  private static final int NEAR = 300;

  List<Rule> rules() {
    return List.of(
        Rewrite.within(
                "(?=\\d)(?<=\\b[Bb]y )(?<!\\d[\"']? by )" + DAY + SlashDates.NO_FRACTION + "(?!\")",
                Deadlines::due)
            .shaped("0/0"),
        // Wk. 2 (9/2), Week 4, 9/16:
        Rewrite.of(
                "(?=\\d)(?<=\\b" + PART + "\\.? \\d{1,2}:? \\()" + DAY + "(?=\\))",
                m -> day(m.group(1), m.group(2)))
            .shaped("0/0"),
        Rewrite.of(
                "(?=\\d)(?<=\\b(?:[Ww]k|[Ww]eek)\\.? \\d{1,2}(?:,| [-–—]) )" + DAY + "(?=:)",
                m -> day(m.group(1), m.group(2)))
            .shaped("0/0"),
        Rewrite.within(
                "(?=\\d)(?<=\\()" + DAY + "(?=\\))",
                (m, paragraph) ->
                    SCHEDULE
                            .matcher(Neighbours.around(paragraph, m.start() - NEAR, m.end() + NEAR))
                            .find()
                        ? day(m.group(1), m.group(2))
                        : null)
            .shaped("(0"));
  }

  private static @Nullable String due(MatchResult m, String paragraph) {
    String before = Neighbours.around(paragraph, m.start() - CLAUSE, m.start() - 3);
    if (CHANGED.matcher(before).find()) {
      return null;
    }
    int over = Integer.parseInt(m.group(1));
    int under = Integer.parseInt(m.group(2));
    boolean fraction = over < under && RULERS.contains(under);
    return !fraction
            || ASKED.matcher(before).find()
            || (under > USUAL
                && SURE.matcher(Neighbours.around(paragraph, m.start() - NEAR, m.end() + NEAR))
                    .find())
        ? day(m.group(1), m.group(2))
        : null;
  }

  private static String day(String month, String day) {
    return Dates.MONTHS.get(Integer.parseInt(month) - 1) + " " + Integer.parseInt(day);
  }
}
