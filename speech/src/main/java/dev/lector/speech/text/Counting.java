package dev.lector.speech.text;

import java.util.List;

/**
 * What is left of numbers when everything with a sign, unit or form of its own is said: ordinals,
 * ranges, counts.
 */
final class Counting {
  private final Numbers numbers;
  private final Amounts amounts;

  Counting(Numbers numbers) {
    this.numbers = numbers;
    this.amounts = new Amounts(numbers);
  }

  List<Rule> rules() {
    String number = Numbers.NUMBER;
    return List.of(
        Rewrite.of("(?<=[A-Za-z)])(?:\\^2|²)(?!\\w)", " squared").given("^2", "²"),
        Rewrite.of("(?<=[A-Za-z)])(?:\\^3|³)(?!\\w)", " cubed").given("^3", "³"),
        Rewrite.of("(?<=[A-Za-z)])\\^(?=[-\\d])", " to the power of ").given("^"),
        Rewrite.of(
            Numbers.START + "(\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,15})(?:st|nd|rd|th|ST|ND|RD|TH)\\b",
            m -> numbers.ordinal(Long.parseLong(m.group(1).replace(",", "")))),
        Rewrite.of(
            "(?=\\d)(?<![\\w/:])(\\d{1,4}):(\\d{1,3}(?:,\\d{3}){1,3}|\\d{1,9})(?![\\w:])",
            m -> numbers.number(m.group(1)) + " to " + numbers.number(m.group(2))),
        Rewrite.of("(?<=\\d)\\s?[-–]\\s?(?=\\d{1,15}\\s?=)", " minus ").given("="),
        Rewrite.of(
                "(?=\\d)(?<![A-Za-z0-9.,/-])("
                    + number
                    + ")(\\s?)[-–]\\s?("
                    + number
                    + ")(?![A-Za-z0-9-]|[.,]\\d)",
                m -> range(m.group(1), !m.group(2).isEmpty(), m.group(3)))
            .shaped("0-0", "0 -0", "0- 0", "0 - 0"),
        Rewrite.of(
            "(?=[A-Z])\\b(Boeing|Airbus|Porsche|Peugeot|Flight|Room|Route|Highway|Interstate|Suite|Apartment|Channel|Gate|Bus)"
                + " (\\d{3,4})(?![\\w%]|[.,:-]\\d)",
            m -> m.group(1) + " " + numbers.name(m.group(2))),
        Rewrite.of(
                "(?<=\\d)\\s?([+*×÷/=<>≤≥≠≈±^])\\s?(?=[-.]?\\d)",
                m -> " " + operator(m.group(1)) + " ")
            .given("+", "*", "×", "÷", "/", "=", "<", ">", "≤", "≥", "≠", "≈", "±", "^"),
        Rewrite.of("(?<=(?<![\\w.,/])\\d{1,9})/(?=\\s[a-z])", " slash").given("/"),
        Rewrite.of(Amounts.AMOUNT + "\\+(?!\\w)", m -> amounts.say(m, 1) + " plus").given("+"),
        Rewrite.of(
                "(?=[~≈<>≤≥\\d])(?<![\\w.,])([~≈<>≤≥]\\s?)?(?:("
                    + number
                    + ")[x×]?\\s?[-–]\\s?)?("
                    + number
                    + ")[x×](?![\\w])",
                m ->
                    (m.group(1) == null ? "" : Amounts.sign(m.group(1).strip()))
                        + (m.group(2) == null ? "" : numbers.number(m.group(2)) + " to ")
                        + numbers.number(m.group(3))
                        + " times")
            .shaped("0a", "0×"),
        Rewrite.of(
                Amounts.AMOUNT + "(?:\\s?(k|K|M|B)\\b)(?!-)",
                m -> amounts.say(m, 1) + " " + Letters.spaced(m.group(4)))
            .shaped("0a", "0A", "0 a", "0 A"),
        Rewrite.of(Amounts.AMOUNT + Numbers.END + "(?![A-Za-z])", m -> amounts.say(m, 1)),
        Rewrite.of(
            "(?=[.])(?<![\\w.])\\.(\\d{1,15})" + "(?![\\w])",
            m -> "point " + numbers.digits(m.group(1))));
  }

  /** Whatever digits the other rules did not understand: nothing may stay unsaid. */
  List<Rule> leftovers() {
    return List.of(Rewrite.of("\\d{1,15}", m -> numbers.number(m.group())));
  }

  // 50-50, 10-20, and with spaces around it and downwards a subtraction
  private String range(String from, boolean spaced, String to) {
    if (from.equals(to)) {
      return numbers.number(from) + " " + numbers.number(to);
    }
    boolean down = spaced && value(from) > value(to);
    return numbers.number(from) + (down ? " minus " : " to ") + numbers.number(to);
  }

  private static double value(String written) {
    return Double.parseDouble(written.replace(",", ""));
  }

  private static String operator(String sign) {
    return switch (sign) {
      case "+" -> "plus";
      case "-" -> "minus";
      case "*", "×" -> "times";
      case "÷" -> "divided by";
      case "/" -> "slash";
      case "=" -> "equals";
      case "<" -> "is less than";
      case ">" -> "is greater than";
      case "≤" -> "is at most";
      case "≥" -> "is at least";
      case "≠" -> "is not equal to";
      case "≈" -> "is about";
      case "±" -> "plus or minus";
      default -> "to the power of";
    };
  }
}
