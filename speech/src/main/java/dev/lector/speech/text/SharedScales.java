package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Two sums of which only the second says the scale that both have: "between $900 and $950 million",
 * "$3 to 4 billion". The sign of the first goes to the second, so that both are said as one range.
 * To be applied before sums.
 */
final class SharedScales {
  /** Characters before a sum in which "between" makes a pair of it. */
  private static final int CLAUSE = 24;

  private final List<Rule> rules;

  /**
   * @param symbols the signs of currencies, as a pattern
   * @param firsts the characters that they begin with
   */
  SharedScales(String symbols, String firsts, String[] signs) {
    this.rules =
        List.of(
            Rewrite.within(
                    "(?=["
                        + firsts
                        + "])(?<!\\w)(?<symbol>"
                        + symbols
                        + ")\\s?(?<low>"
                        + Numbers.DECIMAL
                        + ")(?<joint>\\s(?:to|and|or)\\s|-to-)(?:\\k<symbol>\\s?)?(?<high>"
                        + Numbers.DECIMAL
                        + ")(?="
                        + MoneyScales.pattern("scale")
                        + "(?![A-Za-z0-9]|[.,]\\d))",
                    SharedScales::joined)
                .given(signs));
  }

  List<Rule> rules() {
    return rules;
  }

  // from $900 to $2 million: there the first is no million
  private static @Nullable String joined(MatchResult m, String paragraph) {
    boolean pair =
        !m.group("joint").equals(" and ")
            || Neighbours.around(paragraph, m.start() - CLAUSE, m.start()).contains("etween ");
    return pair && value(m.group("low")) < value(m.group("high"))
        ? m.group("low") + m.group("joint").replace('-', ' ') + m.group("symbol") + m.group("high")
        : null;
  }

  private static double value(String number) {
    return Double.parseDouble(number.replace(",", ""));
  }
}
