package dev.lector.speech.phonemes.english;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers in figures as words, for text that no front end has read before: a plain number, a year,
 * an ordinal, a decimal fraction.
 */
final class Figures {
  private static final Pattern NUMBER =
      Pattern.compile("(\\d{1,3}(?:,\\d{3})+|\\d+)?(?:\\.(\\d+))?(st|nd|rd|th|s|'s)?");

  /** Longer ones are read digit by digit. */
  private static final int LONGEST = 15;

  private static final int YEAR = 4;

  /** One at a time: the formats are not safe for threads. */
  private final RuleBasedNumberFormat format =
      new RuleBasedNumberFormat(Locale.ENGLISH, RuleBasedNumberFormat.SPELLOUT);

  static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.chars().anyMatch(Character::isDigit)
        && NUMBER.matcher(text).matches();
  }

  /** A number's words; the last one ends in {@code s} when the number did. */
  List<String> words(String text) {
    Matcher number = NUMBER.matcher(text);
    if (!number.matches()) {
      return List.of();
    }
    String whole = number.group(1) == null ? "" : number.group(1).replace(",", "");
    String fraction = number.group(2);
    String ending = number.group(3) == null ? "" : number.group(3);
    List<String> words = new ArrayList<>();
    if (!whole.isEmpty()) {
      words.addAll(whole(whole, text.contains(","), ending, fraction != null));
    }
    if (fraction != null) {
      words.add("point");
      words.addAll(digits(fraction));
    }
    if (ending.endsWith("s")) {
      words.set(words.size() - 1, plural(words.getLast()));
    }
    return words;
  }

  private static String plural(String word) {
    return word.endsWith("y") ? word.substring(0, word.length() - 1) + "ies" : word + "s";
  }

  private List<String> whole(String digits, boolean grouped, String ending, boolean fraction) {
    if (digits.length() > LONGEST || (digits.length() > 1 && digits.charAt(0) == '0')) {
      return digits(digits);
    }
    BigDecimal value = new BigDecimal(digits);
    String rule = "%spellout-numbering";
    if (ending.length() == 2 && !ending.endsWith("s")) {
      rule = "%spellout-ordinal";
    } else if (digits.length() == YEAR && !grouped && !fraction) {
      rule = "%spellout-numbering-year";
    }
    return spelled(value, rule);
  }

  private List<String> digits(String digits) {
    List<String> words = new ArrayList<>();
    digits
        .chars()
        .forEach(
            digit ->
                words.addAll(
                    spelled(
                        BigDecimal.valueOf(Character.digit(digit, 10)), "%spellout-numbering")));
    return words;
  }

  private synchronized List<String> spelled(BigDecimal value, String rule) {
    String words = format.format(value.longValueExact(), rule);
    return List.of(words.replace(",", "").split("[ -]+"));
  }
}
