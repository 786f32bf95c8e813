package dev.lector.speech.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Fractions: 1/2, ½, 2 1/2, 5¾; and the pairs that look like one: 24/7, 50/50. */
final class Fractions {
  private static final Map<String, String> FIXED =
      Map.of(
          "24/7",
          "twenty-four seven",
          "9/11",
          "nine eleven",
          "50/50",
          "fifty fifty",
          "20/20",
          "twenty twenty");

  /** Denominators of rulers, recipes, percentages and small fractions; others are counts. */
  private static final Set<Integer> USUAL =
      Set.of(
          2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 24, 25, 32, 40, 50, 64, 100,
          128, 1000, 10_000, 100_000);

  /** Three groups: whole number, numerator, denominator. */
  static final String FRACTION =
      "(?=\\d)(?<![\\w.,/])(?:(\\d{1,6})[ -])?(\\d{1,6})[/\\u2044](\\d{1,6})(?![\\d/\\u2044]|[.,]\\d)";

  private final Numbers numbers;

  Fractions(Numbers numbers) {
    this.numbers = numbers;
  }

  /**
   * The sign before a fraction: {@code <1/1,000}, {@code ≥1/100}, {@code -1/2}. To be applied
   * before dates and sums.
   */
  Rule signs() {
    return Rewrite.of(
            "(?=[<>≤≥~≈±-])(?<![\\w.,)\\]/⁄'\"=<>-])(?<!\\d\\s|=\\s?(?![-±]))([<>≤≥~≈±-])\\s?(?<!-\\s)(?=(?:\\d{1,3}[ -])?\\d{1,6}[/⁄]\\d{1,6}(?![\\d/⁄]))",
            m -> Amounts.sign(m.group(1)))
        .given("/", "⁄");
  }

  List<Rule> rules() {
    return List.of(
        // 1/1,000
        Rewrite.of(
                "(?=\\d)(?<=(?<![\\w.,/])1/)(\\d{1,3}),(\\d{3})(?![\\d,]|\\.\\d)",
                m -> m.group(1) + m.group(2))
            .given("1/"),
        Rewrite.of(FRACTION + "(?:(?:th|rd|nd|TH|RD|ND)s?\\b|(?![A-Za-z]))", m -> say(m, 1)));
  }

  /**
   * Says a fraction.
   *
   * @param found a match of a pattern that contains {@link #FRACTION}
   * @param firstGroup number of its first group in that pattern
   */
  String say(MatchResult found, int firstGroup) {
    return say(found.group(firstGroup), found.group(firstGroup + 1), found.group(firstGroup + 2));
  }

  /** Says a fraction by its parts; {@code whole} may be missing. */
  String say(@Nullable String whole, String over, String under) {
    String fixed = FIXED.get(over + "/" + under);
    String said = fixed == null ? fraction(Integer.parseInt(over), Integer.parseInt(under)) : fixed;
    if (whole == null) {
      return said;
    }
    String part = said.startsWith("one half") ? "a half" : said;
    return numbers.number(whole) + " and " + part;
  }

  private String fraction(int over, int under) {
    if (over == 0 && under > 4) {
      return "zero out of " + numbers.cardinal(under);
    }
    if (over == 0 || under <= 1 || over >= under) {
      return numbers.cardinal(over) + " over " + numbers.cardinal(under);
    }
    if (over > 1 && !USUAL.contains(under)) {
      return numbers.cardinal(over) + " out of " + numbers.cardinal(under);
    }
    String part =
        switch (under) {
          case 2 -> over == 1 ? "half" : "halves";
          case 4 -> over == 1 ? "quarter" : "quarters";
          default -> numbers.ordinal(under) + (over == 1 ? "" : "s");
        };
    return numbers.cardinal(over) + " " + part;
  }
}
