package dev.lector.speech.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether 1/4/2024 is the first of April. A weekday beside a date decides for it, another date of
 * the text for all of them, and else the variety of English that it is spoken in. Dates with the
 * day first are written with the month's name, as other rules read them; the rest is left.
 */
final class DateOrder {
  /** Where the month is written first, or as often as not. */
  private static final Set<String> MONTH_FIRST = Set.of("", "US", "PH", "CA");

  /** A 1/4/2024 letter is not of "the first". */
  private static final Set<String> ATTRIBUTED =
      Set.of("a", "an", "this", "that", "our", "my", "your", "its", "their", "his", "her", "each");

  private static final int MOST_MONTHS = 12;
  private static final int MOST_DAYS = 31;

  /** No date has more characters, with a weekday behind it. */
  private static final int NEAR = 16;

  private static final String WRITTEN =
      "(?=\\d)(?<![\\w.,/=?&@#$£€-])(?!9/11/(?:20)?01)(?<!\\b"
          + Versions.PRODUCT
          + " )(\\d{1,2})(?:/(\\d{1,2})/(\\d{4}|\\d{2})|-(\\d{1,2})-((?:1[89]|20)\\d\\d))"
          + Dates.END;

  private static final Pattern DATE = Pattern.compile(WRITTEN);

  private static final String DAYS = "(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]{3,6}|r|rs|s)?";
  private static final Pattern WEEKDAY_BEFORE =
      Pattern.compile("\\b" + DAYS + "\\.?,?\\s(?:the\\s)?$");
  private static final Pattern WEEKDAY_BEHIND = Pattern.compile("^,?\\s\\(?" + DAYS + "\\b");

  private static final DateOrder AMERICAN = new DateOrder(false, false);
  private static final DateOrder AMERICAN_DAYS = new DateOrder(false, true);
  private static final DateOrder BRITISH = new DateOrder(true, true);
  private static final DateOrder BRITISH_MONTHS = new DateOrder(true, false);

  /** Whether the first of April is said so, rather than April first. */
  private final boolean british;

  private final boolean dayFirst;
  private final Rule dates;
  private final Rule days;

  private DateOrder(boolean british, boolean dayFirst) {
    this.british = british;
    this.dayFirst = dayFirst;
    this.dates = Rewrite.within(WRITTEN, this::dated).shaped("0/", "0-");
    this.days =
        Rewrite.of(
                "(?=\\d)(?<=\\b(?:[Oo]n|[Uu]ntil|[Ss]ince|[Bb]efore|[Aa]fter|[Dd]ated|"
                    + SlashDates.DATED
                    + ") )(?!(?<=\\b(?:[Oo]n|[Uu]ntil|[Ss]ince|[Bb]efore|[Aa]fter) )9/11\\b)(3[01]|[12]\\d|0?[1-9])/(1[0-2]|0?[1-9])"
                    + SlashDates.NO_FRACTION
                    + "(?! (?:hours?|days?|weeks?|months?|years?|points?|turns?|times?|way|pints?|lit(?:re|er)s?|teaspoons?|tablespoons?)\\b)",
                m -> named(m.group(1), m.group(2)))
            .shaped("0/");
  }

  /** For an English text whose dates decide nothing. */
  static DateOrder usual(String region) {
    return MONTH_FIRST.contains(region.toUpperCase(Locale.ROOT)) ? AMERICAN : BRITISH;
  }

  /** The order of the dates of a text. */
  DateOrder in(String text) {
    int first = 0;
    int second = 0;
    if (text.indexOf('/') >= 0 || text.indexOf('-') >= 0) {
      Matcher date = DATE.matcher(text);
      while (date.find()) {
        Boolean certain = certain(date, text);
        first += certain != null && certain ? 1 : 0;
        second += certain != null && !certain ? 1 : 0;
      }
    }
    boolean found = (first > 0) != (second > 0);
    if (!found) {
      return this;
    }
    if (british) {
      return first > 0 ? BRITISH : BRITISH_MONTHS;
    }
    return first > 0 ? AMERICAN_DAYS : AMERICAN;
  }

  /** A paragraph in which dates with the day first have the names of their months. */
  AlignedText named(AlignedText paragraph) {
    AlignedText named = dates.apply(paragraph);
    return british && dayFirst ? days.apply(named) : named;
  }

  private @Nullable String dated(MatchResult date, String paragraph) {
    Boolean certain = certain(date, paragraph);
    boolean first = certain == null ? dayFirst : certain;
    String month = date.group(2) == null ? date.group(4) : date.group(2);
    String year = date.group(2) == null ? date.group(5) : date.group(3);
    if (!first || !is(date.group(1), month)) {
      return null;
    }
    boolean attributed =
        ATTRIBUTED.contains(Neighbours.lower(Neighbours.before(paragraph, date.start())));
    if (british && !attributed) {
      return named(date.group(1), month) + " " + Dates.fullYear(year);
    }
    // 13/4/2024 can be nothing else
    return is(month, date.group(1)) ? month + "/" + date.group(1) + "/" + year : null;
  }

  private static String named(String day, String month) {
    return Integer.parseInt(day) + " " + Dates.MONTHS.get(Integer.parseInt(month) - 1);
  }

  /** Whether the day is first, by the numbers or the weekday; null where both orders are dates. */
  private static @Nullable Boolean certain(MatchResult date, String text) {
    String second = date.group(2) == null ? date.group(4) : date.group(2);
    String year = Dates.fullYear(date.group(2) == null ? date.group(5) : date.group(3));
    boolean first = is(date.group(1), second);
    if (first != is(second, date.group(1))) {
      return first;
    }
    String weekday = weekday(date, text);
    if (!first || weekday == null) {
      return null;
    }
    boolean dayFirst = falls(year, second, date.group(1), weekday);
    return dayFirst == falls(year, date.group(1), second, weekday) ? null : dayFirst;
  }

  private static boolean is(String day, String month) {
    int m = Integer.parseInt(month);
    int d = Integer.parseInt(day);
    return m >= 1 && m <= MOST_MONTHS && d >= 1 && d <= MOST_DAYS;
  }

  private static @Nullable String weekday(MatchResult date, String text) {
    Matcher before =
        WEEKDAY_BEFORE.matcher(Neighbours.around(text, date.start() - NEAR, date.start()));
    if (before.find()) {
      return before.group(1);
    }
    Matcher behind = WEEKDAY_BEHIND.matcher(Neighbours.around(text, date.end(), date.end() + NEAR));
    return behind.find() ? behind.group(1) : null;
  }

  private static boolean falls(String year, String month, String day, String weekday) {
    try {
      LocalDate date =
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
      return date.getDayOfWeek().name().startsWith(weekday.toUpperCase(Locale.ROOT));
    } catch (DateTimeException noDate) {
      return false;
    }
  }
}
