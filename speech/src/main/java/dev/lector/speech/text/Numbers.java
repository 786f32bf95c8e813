package dev.lector.speech.text;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.List;

/**
 * Numbers in English words, American style ("one hundred five"). The words come from ICU's
 * spell-out rules (Unicode CLDR, locale en).
 */
final class Numbers {

  /**
   * A written number without sign: grouped or plain, with or without decimals. At most 43
   * characters.
   */
  static final String NUMBER = "(?:\\d{1,3}(?:,\\d{3}){1,6}|\\d{1,15})(?:\\.\\d{1,15})?";

  /** The same, or decimals alone: ".5". */
  static final String DECIMAL = "(?:" + NUMBER + "|\\.\\d{1,15})";

  /** Nothing before a number that would make it part of something longer. */
  static final String START = "(?=\\d)(?<![A-Za-z0-9])(?<!\\d[.,])";

  /** Nothing after a number that would make it part of something longer. */
  static final String END = "(?![0-9]|[.,]\\d)";

  /** Digits of the longest number that ICU's rules have words for. */
  private static final int LONGEST_CARDINAL = 18;

  /** Digits of the longest number said as one: below a sextillion. */
  private static final int LONGEST_NUMBER = 21;

  private static final List<String> DIGITS =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

  private final RuleBasedNumberFormat spellOut =
      new RuleBasedNumberFormat(ULocale.US, RuleBasedNumberFormat.SPELLOUT);

  /** A whole number: "forty-two". */
  String cardinal(long value) {
    return spell(value, "%spellout-numbering");
  }

  /** A position: "twenty-second". */
  String ordinal(long value) {
    return spell(value, "%spellout-ordinal");
  }

  /** A year: "nineteen oh-five", "two thousand five", "twenty twenty-six". */
  String year(int value) {
    return spell(value, "%spellout-numbering-year");
  }

  // ICU's formats keep scratch objects and are not for several threads at once.
  private synchronized String spell(long value, String rules) {
    return spellOut.format(value, rules);
  }

  /**
   * A written number: "1,234.5", "007", "1000000". Leading zeros, and more than 21 digits, are said
   * digit by digit.
   *
   * @param written ASCII digits with optional grouping commas and decimals
   */
  String number(String written) {
    String plain = written.replace(",", "");
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    String said = whole.isEmpty() ? "" : integer(whole);
    if (point < 0 || point == plain.length() - 1) {
      return said;
    }
    String decimals = "point " + digits(plain.substring(point + 1));
    return said.isEmpty() ? decimals : said + " " + decimals;
  }

  private String integer(String digits) {
    boolean leadingZero = digits.length() > 1 && digits.charAt(0) == '0';
    if (leadingZero || digits.length() > LONGEST_NUMBER) {
      return digits(digits);
    }
    int split = digits.length() - LONGEST_CARDINAL;
    if (split <= 0) {
      return cardinal(Long.parseLong(digits));
    }
    long rest = Long.parseLong(digits.substring(split));
    return cardinal(Long.parseLong(digits.substring(0, split)))
        + " quintillion"
        + (rest == 0 ? "" : " " + cardinal(rest));
  }

  /** Digit by digit: "one two three". */
  String digits(CharSequence digits) {
    StringBuilder out = new StringBuilder(digits.length() * 5);
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0) {
        out.append(' ');
      }
      out.append(DIGITS.get(digits.charAt(i) - '0'));
    }
    return out.toString();
  }

  /** Letters and digits one by one: "X seven K". */
  String spelled(CharSequence letters) {
    StringBuilder out = new StringBuilder(letters.length() * 5);
    for (int i = 0; i < letters.length(); i++) {
      char c = letters.charAt(i);
      out.append(i > 0 ? " " : "");
      out.append(Letters.isDigit(c) ? DIGITS.get(c - '0') : Character.toUpperCase(c));
    }
    return out.toString();
  }

  /** An exponent behind its base: " squared", " to the minus six", " to the thirty-first". */
  String power(int exponent) {
    return switch (exponent) {
      case 2 -> " squared";
      case 3 -> " cubed";
      default ->
          exponent < 0
              ? " to the minus " + cardinal(-exponent)
              : " to the " + (exponent == 0 ? "zero" : ordinal(exponent));
    };
  }

  /** Several of a number that is a name: "seven forty-sevens", "sixes". */
  String names(String digits) {
    return plural(name(digits));
  }

  /** The plural of a number in words: "sixes", "twenties". */
  static String plural(String number) {
    if (number.endsWith("y")) {
      return number.substring(0, number.length() - 1) + "ies";
    }
    return number.endsWith("x") ? number + "es" : number + "s";
  }

  /**
   * Digit by digit in groups of four with a comma between them, as long identifiers are read out.
   */
  String groupedDigits(String digits) {
    StringBuilder out = new StringBuilder(digits.length() * 6);
    for (int start = 0; start < digits.length(); start += 4) {
      if (start > 0) {
        out.append(", ");
      }
      out.append(digits(digits.substring(start, Math.min(digits.length(), start + 4))));
    }
    return out.toString();
  }

  /**
   * A number that is a name rather than a count, as in "Boeing 747", "Route 66", "A380": two digits
   * as a number, three as one and two, four as two and two, more digit by digit.
   */
  String name(String digits) {
    if (digits.charAt(0) == '0' || digits.length() > 4) {
      return digits(digits);
    }
    int value = Integer.parseInt(digits);
    return switch (digits.length()) {
      case 1, 2 -> cardinal(value);
      case 3 ->
          value % 100 == 0
              ? cardinal(value)
              : digits(digits.substring(0, 1)) + " " + pair(digits.substring(1));
      default -> value % 1000 == 0 ? cardinal(value) : year(value);
    };
  }

  private String pair(String twoDigits) {
    return twoDigits.charAt(0) == '0'
        ? "oh " + digits(twoDigits.substring(1))
        : cardinal(Integer.parseInt(twoDigits));
  }

  /** Whether a written number is exactly one, so that what is counted stays singular. */
  static boolean isOne(String written) {
    return written.equals("1");
  }
}
