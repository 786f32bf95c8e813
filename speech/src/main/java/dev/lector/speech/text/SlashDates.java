package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Days and years between slashes and hyphens that could be fractions or counts: Wed. 3/3, open
 * 1/15, 3/5–3/9, 31-8-11, 1648/9.
 */
final class SlashDates {
  private static final String DAY = "(1[0-2]|0?[1-9])/(3[01]|[12]\\d|0?[1-9])";

  /** What is not behind a day in digits. */
  static final String NO_FRACTION =
      "(?![\\w/]|[-.,]\\d|[-–]?\\s?(?:of|cups?|inch|in|miles?|an?|the|full|pounds?|sections?|tsp|tbsp|lb|oz|majority|vote)\\b)";

  /** Behind these words two numbers with a slash are a day. */
  static final String DATED =
      "(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?|[Oo]pen(?:s|ed|ing)?|[Cc]los(?:es|ed|ing)|[Ss]tart(?:s|ed|ing)?|[Bb]eg[iu]n(?:s|ning)?"
          + "|[Ee]nd(?:s|ed|ing)|[Ee]xpir(?:es|ed|ing)|[Dd]eadline:?|[Dd]ate:?|[Rr]eleased?|[Pp]osted|[Uu]pdated|[Dd]elivered\"?|[Pp]laced|[Ss]hipped\"?|[Aa]rriv(?:es|ed|ing)|[Ss]cheduled"
          + " for|[Mm]eeting|[Ee]ffective|[Dd]ue(?: date)?:?|[Dd]eadline (?:is|was|by|on)|[Dd]ischarged|[Aa]dmitted|[Ff]iled|[Mm]ailed|[Bb]illed|[Ii]nvoiced|[Ss]igned|[Ii]nstalled|[Ss]erviced|[Ii]nspected|[Cc]ancelled|[Cc]anceled|[Rr]enewed|[Ss]ubmitted|[Pp]rocessed|[Cc]leared|[Ii]ntubated|[Ee]xtubated|[Tt]ransferred|[Hh]ospitalized|[Ll]ast seen|[Cc]hecked (?:in|out)|[Pp]icked up|[Oo]rdered|[Dd]ate (?:is|was)|[Dd]ue (?:by|on|date is)|[Tt]hru|[Ww]eek of|[Bb]orn|[Dd]ied"
          + "|[Aa]vail(?:able|\\.)?|(?:[Ee]-?mail|[Ll]etter|[Mm]emo|[Ii]nvoice|[Mm]essage|[Nn]ote|[Cc]all|[Mm]eeting|[Cc]onversation|[Ss]tatement) (?:of|on|from|dated))";

  /** What charts and accounts tell with its day. */
  private static final String CHARTED =
      "(?:[Dd]ischarged|[Aa]dmitted|[Ff]iled|[Ss]een|[Tt]ransferred|[Hh]ospitalized|[Ii]ntubated|[Ee]xtubated|[Pp]osted|[Ss]igned)";

  /** The same, but one may pay or get a part as well. */
  private static final String SETTLED =
      "(?:[Pp]aid|[Rr]eceived|[Rr]eturned|[Ii]ssued|[Aa]pproved|[Rr]efunded|[Cc]redited|[Cc]harged|[Pp]urchased|[Ss]een|[Ee]ntered|[Rr]ecorded|[Cc]ompleted|[Rr]epaired|[Aa]pplied)";

  /** Denominators that are on no ruler and in no recipe, so that the two numbers are a day. */
  private static final String ODD = "(?:(1[0-2]|[1-9])/(1[34789]|2[1236789]|3[01])|(12)/(2[45]))";

  private final Dates dates;
  private final Years years;

  SlashDates(Dates dates, Years years) {
    this.dates = dates;
    this.years = years;
  }

  /** To be applied before fractions. */
  Rule slashes() {
    return Gate.of(
        SlashDates::slashed,
        List.of(
            // 3/5–3/9
            Rewrite.of(
                "(?=\\d)(?<![\\w.,/-])" + DAY + "\\s?(?:[-–]|to)\\s?" + DAY + NO_FRACTION,
                this::days),
            // 3/5–9
            Rewrite.of(
                "(?=\\d)(?<=\\b"
                    + DATED
                    + " )"
                    + DAY
                    + "\\s?[-–]\\s?(3[01]|[12]\\d|[1-9])"
                    + NO_FRACTION,
                m -> dates.monthAndDay(m.group(1), m.group(2)) + " to " + dates.day(m.group(3))),
            Rewrite.of(
                "(?=\\d)(?<=\\b" + DATED + " )" + DAY + NO_FRACTION,
                m -> dates.monthAndDay(m.group(1), m.group(2))),
            // discharged 9/18 in stable condition
            Rewrite.of(
                "(?=\\d)(?<=\\b" + CHARTED + " )" + DAY + "(?= in [A-Za-z])",
                m -> dates.monthAndDay(m.group(1), m.group(2))),
            Rewrite.of(
                "(?=\\d)(?<=\\b(?:"
                    + SETTLED
                    + "|[Ss]hipped|[Dd]elivered|[Ii]nstalled|[Dd]ue) )"
                    + DAY
                    + "(?= in [a-z])",
                m ->
                    isFraction(m.group(1), m.group(2))
                        ? null
                        : dates.monthAndDay(m.group(1), m.group(2))),
            // paid 9/18
            Rewrite.of(
                "(?=\\d)(?<=\\b"
                    + SETTLED
                    + " )(?!(?:1/[2-5]|[23]/[34])(?![,;.)]| (?:by|via|check|ref|in full)\\b|\\s?$)|1/2(?! by))"
                    + DAY
                    + NO_FRACTION.replace("|in|", "|in(?! (?:full|person|store))|"),
                m -> dates.monthAndDay(m.group(1), m.group(2))),
            // by Friday 29/11
            Rewrite.of(
                "(?=\\d)(?<=\\b" + DATED + " )(3[01]|2\\d|1[3-9])/(1[0-2]|0?[1-9])" + NO_FRACTION,
                m -> dates.monthAndDay(m.group(2), m.group(1))),
            Rewrite.within("(?=\\d)(?<![\\w.,/–-])" + ODD + NO_FRACTION + "(?!\")", this::odd),
            // 1648/9
            Rewrite.of(
                "(?=\\d)(?<![\\w.,/-])(1\\d|20)(\\d)(\\d)/(\\d)(?![\\w/-]|[.,]\\d)",
                this::nextYear)));
  }

  /** 31-8-11, 12-25-99: as a date only where one of the numbers can be nothing but a day. */
  Rule hyphens() {
    return Rewrite.of(
            "(?=\\d)(?<![\\w.,/–-])(\\d{1,2})-(\\d{1,2})-(\\d\\d)(?![\\w/–-]|[.,]\\d)",
            this::triple)
        .given("-");
  }

  private @Nullable String days(MatchResult m) {
    int from = Integer.parseInt(m.group(1)) * 100 + Integer.parseInt(m.group(2));
    int to = Integer.parseInt(m.group(3)) * 100 + Integer.parseInt(m.group(4));
    boolean fractions = isUsual(m.group(1), m.group(2)) && isUsual(m.group(3), m.group(4));
    return from >= to || fractions
        ? null
        : dates.monthAndDay(m.group(1), m.group(2))
            + " to "
            + dates.monthAndDay(m.group(3), m.group(4));
  }

  // on a ruler: 3/4 in plywood
  private static boolean isFraction(String over, String under) {
    return Integer.parseInt(over) < Integer.parseInt(under)
        && switch (Integer.parseInt(under)) {
          case 2, 3, 4, 5, 6, 8, 10, 16 -> true;
          default -> false;
        };
  }

  private static boolean isUsual(String over, String under) {
    return Integer.parseInt(over) < Integer.parseInt(under)
        && switch (Integer.parseInt(under)) {
          case 2, 3, 4, 8, 10, 16 -> true;
          default -> false;
        };
  }

  // "5/17" is a day, but not of somebody who shot.
  private @Nullable String odd(MatchResult m, String paragraph) {
    if (Tallies.counted(paragraph, m.start())) {
      return null;
    }
    return m.group(3) == null
        ? dates.monthAndDay(m.group(1), m.group(2))
        : dates.monthAndDay(m.group(3), m.group(4));
  }

  private @Nullable String nextYear(MatchResult m) {
    int last = Integer.parseInt(m.group(3));
    int next = Integer.parseInt(m.group(4));
    if (next != last + 1) {
      return null;
    }
    return years.year(m.group(1) + m.group(2) + m.group(3))
        + " "
        + years.twoDigits(m.group(2) + m.group(4));
  }

  private @Nullable String triple(MatchResult m) {
    int first = Integer.parseInt(m.group(1));
    int second = Integer.parseInt(m.group(2));
    boolean day = Math.max(first, second) > 12 && Math.max(first, second) <= 31;
    return day && Math.min(first, second) >= 1 && Math.min(first, second) <= 12
        ? m.group(1) + "/" + m.group(2) + "/" + m.group(3)
        : null;
  }

  private static boolean slashed(String paragraph) {
    for (int i = paragraph.indexOf('/'); i >= 0; i = paragraph.indexOf('/', i + 1)) {
      if (i > 0 && Letters.isDigit(paragraph.charAt(i - 1))) {
        return true;
      }
    }
    return false;
  }
}
