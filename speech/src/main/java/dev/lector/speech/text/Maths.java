package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Mathematics in running text: powers (10⁻⁶, 2³¹, x⁴, x^n), comparisons (x <= 5), numbers before
 * variables (3x = 9), arithmetic between variables.
 */
final class Maths {
  /** Superscript digits with a sign. */
  private static final String RAISED = "([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,6})";

  private static final String RATE_UNIT =
      "(s|m|cm|mm|km|h|hr|min|yr|d|kg|g|K|mol|L|mL|dL|V|A|W|J|Pa|Hz|ha|mg|day|cells?|N|C)";
  private static final String DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private final Numbers numbers;

  Maths(Numbers numbers) {
    this.numbers = numbers;
  }

  /** To be applied before the numbers, whether there are any or not. */
  List<Rule> rules() {
    return List.of(
        // the note mark of a year: 1999²
        Rewrite.of("(?<=(?<![\\w.,])(?:1[5-9]|20)\\d\\d)[⁰¹²³⁴-⁹]{1,3}", "").given(Maths::raised),
        // 1/f noise
        Rewrite.of("(?<![\\w.,/$£€])1/(?=[a-z](?![\\w/]))", "one over ").given("1/"),
        // f(x)
        Rewrite.of(
                "(?<![A-Za-z])([fgh])(['′’]{0,2}|\")\\(([a-z]|(?<=['′’\"]\\()\\d{1,3})\\)",
                m ->
                    m.group(1)
                        + switch (m.group(2)) {
                          case "" -> "";
                          case "'", "′", "’" -> " prime";
                          default -> " double prime";
                        }
                        + " of "
                        + m.group(3))
            .given("("),
        Rewrite.of("(?<![A-Za-z/]|\\d|\\d )(km|cm|mm|ft|mi|yd)([²³])(?!\\w)", Maths::area)
            .given("²", "³"),
        // per year: t ha⁻¹ a⁻¹
        Rewrite.of("(?<=⁻¹ )a(?=⁻¹)", "yr").given("a⁻¹"),
        // 9.8 m s⁻² and 3 s⁻¹: rates
        Rewrite.of(
                "(?<=\\d ?[A-Za-zμ]{1,4}[²³]?|\\d|⁻[⁰¹²³⁴-⁹]{1,2}|(?<![A-Za-z])[A-Za-zμ]{1,5}(?= )) ?"
                    + RATE_UNIT
                    + "⁻([¹²³])(?![⁰¹²³⁴-⁹A-Za-z])",
                m -> "/" + m.group(1) + (m.group(2).equals("¹") ? "" : m.group(2)))
            .given("⁻"),
        // A year with a superscript has a note, not a power.
        Rewrite.of(
                "(?<![\\w.,])(?!(?:1[5-9]|20)\\d\\d[⁰¹²³⁴-⁹])(" + Numbers.NUMBER + ")" + RAISED,
                m -> m.group(1) + power(m.group(2)))
            .given(Maths::raised),
        Rewrite.of(
                "(?<![A-Za-z/^]|\\d|\\d )([A-Za-z]|(?<=[a-z]{1,9}\\([a-z0-9]{1,5})\\))" + RAISED,
                this::variable)
            .given(Maths::raised),
        Rewrite.of("(?<![A-Za-z/]|\\d|\\d )([a-z])([a-z])([²³])(?![A-Za-z])", this::product)
            .given("²", "³"),
        Rewrite.of(
                "(?<=[A-Za-z])([⁴-⁹]|[⁺⁻][¹²³⁴-⁹])(?!\\w)(?<=\\d[a-zA-Z].{1,2})",
                m -> power(m.group(1)))
            .given(Maths::raised),
        Rewrite.of(
                "(?<=[A-Za-z0-9)\\]])\\^(?:\\{([-+]?[A-Za-z0-9]{1,9})\\}|(?=[A-Za-z(]|(?<=\\d\\^)[-+]?\\d))",
                m -> " to the power of " + (m.group(1) == null ? "" : m.group(1)))
            .given("^"),
        Rewrite.of(
                "(?<=[\\w)\\](] ?)(<=|>=)(?=[ \\w(.-])(?! ?[<>=])",
                m -> m.group(1).equals("<=") ? "≤" : "≥")
            .given("<=", ">="),
        // x < 5, if count >= 5
        Rewrite.of(
                "(?<=(?:^|[^A-Za-z'])[A-Za-z]|[a-z]\\)|\\b(?:if|If|when|When|while|where|until|unless) [\\w.]{1,30}) ?([<>≤≥]) ?(?=[-.]?\\d|[A-Za-z](?![A-Za-z]))",
                m -> " " + comparison(m.group(1)) + " ")
            .given("<", ">", "≤", "≥"),
        // 3x = 9, 2x + 3y, y = 3x; but not €110k + equity
        Rewrite.of(
            "(?=\\d)(?<![\\w.,$£€¥₹])(?<!(?:[$£€¥₹]|\\b[A-Z]{3}) )("
                + Numbers.NUMBER
                + ")([a-z]|[xyzabc]{2})(?=\\s?[=+≤≥≈≠^²³]|\\s?[<>]\\s?[-\\d]|\\s[-–*/] ?[\\d(a-z]\\b)(?<!\\d[gmlhs])",
            m -> numbers.number(m.group(1)) + " " + Letters.spaced(m.group(2))),
        Rewrite.of(
                "(?=\\d)(?<=[=+≤≥≈≠(*/] ?(?:minus )?|\\d [-–] |\\bminus )("
                    + Numbers.NUMBER
                    + ")([xyzabcn])(?=[\\s,;.:!?)²³^]|$)",
                m -> numbers.number(m.group(1)) + " " + Letters.spaced(m.group(2)))
            .given("=", "+", "≤", "≥", "(", "-", "–", "*", "/", "≈", "≠", "minus "),
        // a - b = c: a dash between two variables where there is an equation
        Rewrite.of(
                "(?<=(?:^|[^A-Za-z'])[a-z]|\\)) [-–] (?=[a-z0-9](?![A-Za-z'])[^.!?]{0,40}=)",
                " minus ")
            .given("="),
        Rewrite.of("(?<==[^.!?=]{0,40}\\b[a-z]|\\)) [-–] (?=[a-z0-9](?![A-Za-z']))", " minus ")
            .given("="));
  }

  private static boolean raised(String paragraph) {
    for (int i = 0; i < paragraph.length(); i++) {
      char c = paragraph.charAt(i);
      if (c == '²' || c == '³' || c == '¹' || (c >= '⁰' && c <= '⁻')) {
        return true;
      }
    }
    return false;
  }

  private @Nullable String variable(MatchResult m) {
    return m.group(1) + power(m.group(2));
  }

  // mc² is two variables; cm² and the like are units, and words keep their note marks.
  private @Nullable String product(MatchResult m) {
    String both = m.group(1) + m.group(2);
    return switch (both) {
      case "cm",
          "mm",
          "km",
          "nm",
          "ft",
          "in",
          "mi",
          "yd",
          "dm",
          "is",
          "it",
          "at",
          "on",
          "to",
          "of",
          "as",
          "by",
          "he",
          "we",
          "me",
          "us",
          "up",
          "so",
          "do",
          "go",
          "no",
          "or",
          "if",
          "an",
          "be",
          "ha" ->
          null;
      default -> m.group(1) + " " + m.group(2) + power(m.group(3));
    };
  }

  private String power(String raised) {
    int value = 0;
    for (int i = 0; i < raised.length(); i++) {
      int digit = DIGITS.indexOf(raised.charAt(i));
      value = digit < 0 ? value : value * 10 + digit;
    }
    return raised.charAt(0) == '⁻' ? numbers.power(-value) : numbers.power(value);
  }

  private static String area(MatchResult m) {
    String unit =
        switch (m.group(1)) {
          case "km" -> "kilometers";
          case "cm" -> "centimeters";
          case "mm" -> "millimeters";
          case "ft" -> "feet";
          case "mi" -> "miles";
          default -> "yards";
        };
    return (m.group(2).equals("²") ? "square " : "cubic ") + unit;
  }

  private static String comparison(String sign) {
    return switch (sign) {
      case "<" -> "is less than";
      case ">" -> "is greater than";
      case "≤" -> "is at most";
      default -> "is at least";
    };
  }
}
