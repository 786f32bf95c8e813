package dev.lector.speech.text;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Dates in digits, days before the name of a month, and times of day. */
final class LocalDates {
  private static final int PIVOT = 50;

  private final DateFormat longDate;
  private final String months;
  private final LocalNumbers numbers;
  private final LocalForms forms;

  LocalDates(ULocale language, LocalNumbers numbers, LocalForms forms) {
    ULocale plain = ULocale.forLanguageTag(language.toLanguageTag() + "-u-ca-gregory-nu-latn");
    this.longDate = DateFormat.getDateInstance(DateFormat.LONG, plain);
    longDate.setTimeZone(TimeZone.GMT_ZONE);
    this.numbers = numbers;
    this.forms = forms;
    DateFormatSymbols symbols = ((SimpleDateFormat) longDate).getDateFormatSymbols();
    this.months =
        Arrays.stream(symbols.getMonths(DateFormatSymbols.FORMAT, DateFormatSymbols.WIDE))
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?:", ")"));
  }

  List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    rules.add(
        Rewrite.of(
            "(?<![\\p{N}./-])(\\d{4})-(\\d{2})-(\\d{2})(?![\\p{N}/-])",
            m -> date(m.group(3), m.group(2), m.group(1))));
    rules.add(
        Rewrite.of(
            "(?<![\\p{N}./-])(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\p{N}/-]|\\.\\d)",
            m -> date(m.group(1), m.group(3), m.group(4))));
    rules.add(
        Rewrite.within(
            "(?<![\\p{N}.,])(\\d{1,2})\\.(?=\\s?" + months + "(?!\\p{L}))",
            (m, paragraph) -> day(m, paragraph)));
    forms
        .form("first")
        .ifPresent(
            first ->
                rules.add(
                    Rewrite.of(
                        "(?<![\\p{N}.,])1(?=\\s(?:de\\s)?" + months + "(?!\\p{L}))", first)));
    forms
        .form("time")
        .ifPresent(
            time ->
                rules.add(
                    Rewrite.of(
                        "(?<![\\p{N}:.,])([01]?\\d|2[0-3])(?::|\\s?h\\s?)([0-5]\\d)(?!\\s?[\\p{L}\\p{N}:]?\\d)(?:\\s?(?:h|Uhr|uur)(?!\\p{L}))?",
                        m -> time(m, time))));
    return rules;
  }

  private @Nullable String date(String day, String month, String year) {
    int inYear = Integer.parseInt(year);
    int full = year.length() == 4 ? inYear : inYear + (inYear < PIVOT ? 2000 : 1900);
    try {
      LocalDate date = LocalDate.of(full, Integer.parseInt(month), Integer.parseInt(day));
      Date instant = Date.from(date.atStartOfDay(ZoneOffset.UTC).toInstant());
      synchronized (longDate) { // it is not safe for threads
        return longDate.format(instant);
      }
    } catch (DateTimeException _) {
      return null; // "99/99/99" is no date
    }
  }

  // "am 3. Mai" is another form than "der 3. Mai".
  private String day(MatchResult m, String paragraph) {
    long day = Long.parseLong(m.group(1));
    int from = m.start() - 1;
    int word = from;
    while (word > 0 && Character.isLetter(paragraph.charAt(word - 1))) {
      word--;
    }
    boolean dative =
        from >= word
            && word >= 0
            && forms
                .words("dative")
                .matcher(paragraph.substring(word, Math.max(word, from)))
                .matches();
    return dative
        ? numbers.ordinal(day, "%spellout-ordinal-n")
        : numbers.ordinal(
            day, "%spellout-ordinal", "%spellout-ordinal-masculine", "%spellout-ordinal-neuter");
  }

  private String time(MatchResult m, String withMinutes) {
    long hour = Long.parseLong(m.group(1));
    long minute = Long.parseLong(m.group(2));
    String form = minute == 0 ? forms.form("sharp").orElse(withMinutes) : withMinutes;
    LocalNumbers.Gender gender =
        switch (forms.form("hours").orElse("")) {
          case "feminine" -> LocalNumbers.Gender.FEMININE;
          case "masculine" -> LocalNumbers.Gender.MASCULINE;
          default -> LocalNumbers.Gender.NONE;
        };
    return form.replace("(s)", hour > 1 ? "s" : "")
        .replace("{h}", numbers.whole(hour, gender))
        .replace("{m}", numbers.whole(minute, LocalNumbers.Gender.NONE));
  }
}
