package dev.lector.speech.text;

import java.util.List;

/**
 * Chains of comparisons: "0 < x ≤ 5" is "zero is less than x, which is at most five". To be applied
 * before abbreviations and single comparisons.
 */
final class Inequalities {
  private static final String SIGN = "(<=|>=|[<>≤≥])";

  /** A variable or a number, as far as it is short. */
  private static final String TERM =
      "[-−]?(?:\\d{0,2} ?(?:alpha|beta|gamma|delta|epsilon|theta|lambda|sigma|phi|omega|mu|pi)|\\d{1,6}(?:\\.\\d{1,4})?[a-z]?|\\|?[A-Za-z]\\|?)";

  List<Rule> rules() {
    return List.of(
        // the variable, not circa
        Rewrite.of("(?<=[<>≤≥]=? ?)c(?=\\.(?:\\s|$))", "C").given("c."),
        Rewrite.of(
                "(?<=(?<![-=])(?:<=|>=|[<>≤≥]) ?"
                    + TERM
                    + ") ?"
                    + SIGN
                    + " ?(?="
                    + TERM
                    + "(?!\\w))",
                m -> ", which " + name(m.group(1)) + " ")
            .given("<", ">", "≤", "≥"));
  }

  private static String name(String sign) {
    return switch (sign) {
      case "<" -> "is less than";
      case ">" -> "is greater than";
      case "<=", "≤" -> "is at most";
      default -> "is at least";
    };
  }
}
