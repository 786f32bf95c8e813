package dev.lector.speech.text;

import java.util.regex.MatchResult;

/** What stands before a unit: a number, a signed number, or a range of numbers. */
final class Amounts {
  /** Three groups: sign, start of the range, the number itself. */
  static final String AMOUNT =
      "(?=[-+±~≈<>≤≥.\\d])(?<![A-Za-z0-9.,/⁄])(?:(?<![)\\]])([-+±~≈<>≤≥])\\s?)?(?:("
          + Numbers.DECIMAL
          + ")\\s?(?:[-–—]|\\bto\\b)\\s?)?("
          + Numbers.DECIMAL
          + ")";

  private final Numbers numbers;

  Amounts(Numbers numbers) {
    this.numbers = numbers;
  }

  /**
   * Says an amount.
   *
   * @param found a match of a pattern that contains {@link #AMOUNT}
   * @param firstGroup number of its first group in that pattern
   */
  String say(MatchResult found, int firstGroup) {
    String sign = found.group(firstGroup);
    String from = found.group(firstGroup + 1);
    String number = numbers.number(found.group(firstGroup + 2));
    return sign(sign == null ? "" : sign)
        + (from == null ? number : numbers.number(from) + " to " + number);
  }

  /** Whether what is counted stays singular. */
  static boolean isOne(MatchResult found, int firstGroup) {
    return found.group(firstGroup + 1) == null && Numbers.isOne(found.group(firstGroup + 2));
  }

  static String sign(String sign) {
    return switch (sign) {
      case "-" -> "minus ";
      case "+" -> "plus ";
      case "±" -> "plus or minus ";
      case "~", "≈" -> "about ";
      case "<" -> "less than ";
      case ">" -> "more than ";
      case "≤" -> "at most ";
      case "≥" -> "at least ";
      default -> "";
    };
  }
}
