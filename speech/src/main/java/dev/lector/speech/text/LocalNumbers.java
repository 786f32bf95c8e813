package dev.lector.speech.text;

import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers in the words of a language, by CLDR's rules for spelling them out. Safe for use by many
 * threads.
 */
final class LocalNumbers {
  /** Digits of the largest number that is said as one; what is longer is said digit by digit. */
  private static final int MOST_DIGITS = 15;

  /** How much of the text behind a number may tell its gender. */
  private static final int LONGEST_WORD = 44;

  private static final int FIRST_YEAR = 1100;
  private static final int LAST_YEAR = 1999;

  /** Words behind a number that it does not count. */
  private static final Set<String> NOT_COUNTED =
      Set.of(
          "a", "e", "y", "o", "à", "et", "ou", "est", "de", "del", "do", "da", "di", "en", "em",
          "in", "es", "é", "è", "que", "se", "por", "par", "per", "con", "avec", "com", "al", "au",
          "le", "la", "les", "los", "las", "el", "il", "lo", "i", "os", "as", "der", "die", "das",
          "und", "oder", "ist", "im", "am", "bis", "für", "sur", "dans", "pour", "fue", "foi",
          "était");

  private static final Pattern NEXT_WORD = Pattern.compile("\\s?(\\p{L}[\\p{L}\\p{M}]{0,40}).*");

  private final RuleBasedNumberFormat format;
  private final Set<String> ruleSets;
  private final boolean decimalComma;
  private final boolean fractionAsNumber;
  private final Pattern grouped;
  private final Pattern feminine;
  private final Pattern masculine;
  private final boolean nounsInCapitals;

  LocalNumbers(ULocale language, LocalForms forms) {
    this.format = new RuleBasedNumberFormat(language, RuleBasedNumberFormat.SPELLOUT);
    this.ruleSets = new TreeSet<>(Arrays.asList(format.getRuleSetNames()));
    this.decimalComma = DecimalFormatSymbols.getInstance(language).getDecimalSeparator() == ',';
    this.grouped =
        Pattern.compile(
            decimalComma
                ? "\\d{1,3}(?:\\.\\d{3}){1,6}(?:,\\d{1,12})?"
                : "\\d{1,3}(?:,\\d{2,3}){0,6},\\d{3}(?:\\.\\d{1,12})?");
    this.fractionAsNumber = forms.form("fraction").isPresent();
    this.feminine = forms.words("feminine");
    this.masculine = forms.words("masculine");
    this.nounsInCapitals = language.getLanguage().equals("de");
  }

  /** Of what a number agrees with. */
  enum Gender {
    /** It counts nothing: "page 1". */
    NONE,
    MASCULINE,
    FEMININE
  }

  /** A pattern for a number as the language writes it, without its sign; it has no groups. */
  String pattern() {
    String decimals = "(?:" + (decimalComma ? "," : "\\.") + "\\d{1,12})?";
    return "(?:\\d{1,3}(?:"
        + (decimalComma ? "\\.\\d{3}" : "(?:,\\d{2}){0,6},\\d{3}")
        + "){1,6}(?!\\d)"
        + decimals
        + "|\\d{1,3}(?: \\d{3}){1,6}(?!\\d)"
        + decimals
        + "|\\d{1,30}(?:[.,]\\d{1,12}(?![.,]?\\d))?)";
  }

  /** What a match of {@link #pattern} means. */
  BigDecimal value(String written) {
    String plain = written.replace(" ", "");
    char grouping = decimalComma ? '.' : ',';
    if (grouped.matcher(plain).matches()) {
      plain = plain.replace(String.valueOf(grouping), "");
    }
    return new BigDecimal(plain.replace(',', '.'));
  }

  /**
   * Says a number.
   *
   * @param written a match of {@link #pattern}
   * @param behind the text behind it, which may tell its gender
   */
  String say(String written, String behind) {
    boolean digits = written.chars().allMatch(Letters::isDigitCode);
    if (digits
        && (written.length() > MOST_DIGITS || (written.length() > 1 && written.charAt(0) == '0'))) {
      return digits(written);
    }
    if (digits && written.length() == 4) {
      int year = Integer.parseInt(written);
      if (year >= FIRST_YEAR && year <= LAST_YEAR) {
        return spell(year, "%spellout-numbering-year");
      }
    }
    return say(value(written), gender(behind));
  }

  /** Says a number of at most {@value #MOST_DIGITS} digits; of a larger one its digits. */
  String say(BigDecimal number, Gender gender) {
    if (number.precision() - number.scale() > MOST_DIGITS) {
      return digits(number.toBigInteger().toString());
    }
    if (number.scale() <= 0) {
      return whole(number.longValue(), gender);
    }
    String plain = number.toPlainString();
    String fraction = plain.substring(plain.indexOf('.') + 1);
    if (!fractionAsNumber) {
      return spelled(() -> format.format(number));
    }
    // "cero coma cinco" without its nought and its five
    String point = spelled(() -> format.format(0.5));
    point = point.substring(point.indexOf(' ') + 1, point.lastIndexOf(' '));
    boolean asNumber = fraction.length() <= 2 && fraction.charAt(0) != '0';
    return whole(number.longValue(), Gender.NONE)
        + " "
        + point
        + " "
        + (asNumber ? whole(Long.parseLong(fraction), Gender.NONE) : digits(fraction));
  }

  /** Says a whole number. */
  String whole(long number, Gender gender) {
    return switch (gender) {
      case NONE -> spelled(() -> format.format(number));
      case MASCULINE -> spell(number, "%spellout-cardinal-masculine");
      case FEMININE -> spell(number, "%spellout-cardinal-feminine", "%spellout-cardinal-masculine");
    };
  }

  /**
   * Says which one of several, in the first of these forms that the language has; else how many.
   */
  String ordinal(long number, String... forms) {
    return spell(number, forms);
  }

  private String minus() {
    String said = spelled(() -> format.format(-5));
    int space = said.indexOf(' ');
    return space < 0 ? "" : said.substring(0, space);
  }

  private String digits(String digits) {
    StringBuilder said = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      said.append(i == 0 ? "" : " ").append(spelled(() -> format.format(digit)));
    }
    return said.toString();
  }

  private String spell(long number, String... wanted) {
    for (String ruleSet : wanted) {
      if (ruleSets.contains(ruleSet)) {
        return spelled(() -> format.format(number, ruleSet));
      }
    }
    return spelled(() -> format.format(number));
  }

  private interface Spelling {
    String spell();
  }

  private String spelled(Spelling spelling) {
    synchronized (format) { // it is not safe for threads
      return spelling.spell().replace("\u00AD", "");
    }
  }

  /** That of the word behind a number. */
  Gender gender(String behind) {
    Matcher next = NEXT_WORD.matcher(behind);
    if (!next.matches() || NOT_COUNTED.contains(next.group(1))) {
      return Gender.NONE;
    }
    String word = next.group(1);
    if (nounsInCapitals && !Character.isUpperCase(word.charAt(0))) {
      return Gender.NONE;
    }
    return feminine.matcher(word).matches() && !masculine.matcher(word).matches()
        ? Gender.FEMININE
        : Gender.MASCULINE;
  }

  /** Rules for hyphens between numbers and before them, while those are digits. */
  List<Rule> signs(LocalForms forms) {
    String range = forms.form("range").map(word -> " " + word + " ").orElse(", ");
    return List.of(
        Rewrite.of("(?<=\\d)\\s?[-–]\\s?(?=\\d)", range).given("-", "–"),
        Rewrite.of("(?<![\\p{L}\\p{N}.,-])-(?=[\\d$€£])", minus() + " ").given("-"));
  }

  /** The rule that says the numbers that are left. */
  Rule rule() {
    return Rewrite.within(
        "(?<![\\d.,])" + pattern() + "|\\d{1,30}",
        (found, paragraph) ->
            say(
                found.group(),
                paragraph.substring(
                    found.end(), Math.min(paragraph.length(), found.end() + LONGEST_WORD))));
  }
}
