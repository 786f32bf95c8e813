package dev.lector.speech.text;

import java.util.List;

/**
 * Minus signs that are not written as the one on the keyboard, or before a letter: –10, (–37 °C),
 * –$5, -35F, T-10 seconds, a B-. Between two numbers the dash is a range.
 */
final class MinusSigns {

  /** To be applied before the numbers; afterwards a minus before a number is a hyphen. */
  List<Rule> rules() {
    return List.of(
        Rewrite.of("\\+/[-–]", "±").given("+/-", "+/–"),
        Rewrite.of("(?<![^\\s(])[-–]/\\+(?=[\\s,.;)]|$)", "minus or plus").given("-/+", "–/+"),
        Gate.of(
            MinusSigns::dashBeforeDigit,
            List.of(
                // "5 –10" is a range, "(–1945)" the end of a life
                Rewrite.of(
                    "(?<![^\\s(\\[\"'=≈~<>≤≥+*×÷/:,])(?<!\\d\\s)–(?=(?:US)?[$£€¥₹]?\\.?\\d)(?!(?<=\\(–)1\\d{3}\\))",
                    "-"),
                Rewrite.of("(?<=[$£€¥₹])–(?=\\d)", "-"),
                // –20°C – –30°C
                Rewrite.of("(?<=\\d ?(?:%|°[CF]?|[CF])?)\\s?–\\s?(?=-\\.?\\d)", " to "),
                // -35F: a letter behind a negative number is the scale
                Rewrite.of(
                    "(?=-)(?<![\\w.,)\\]-])-(" + Numbers.NUMBER + ")\\s?([CF])(?![\\w'.-])",
                    m -> "-" + m.group(1) + "°" + m.group(2)),
                // -1.3×10⁻³, -7 × 8, y = -2x + 1: what comes next does not look for a sign
                Rewrite.of(
                    "(?=-)(?<![\\w.,)\\]/%°-])(?<!\\w['\"]|\\d\\s)-(?="
                        + Numbers.DECIMAL
                        + "(?:\\s?[x×](?:\\s?-?\\.?\\d|(?!\\w))|[a-z](?=\\s?[=+≤≥≈≠²³^]|\\s[-–*/]\\s)|[xyzabcn](?![\\w'-])))",
                    "minus "),
                Rewrite.of(
                    "\\bT[-–](?=\\d{1,3} (?:seconds?|minutes?|hours?|days?|and)\\b)",
                    "T minus "))));
  }

  /** Grades and blood groups: a B-, type O-. */
  Rule letters() {
    return Rewrite.of(
            "(?=[A-Z])(?<=\\b(?:[Aa]n?|got|grade|type|rated|earned|received|from|to|of)"
                + " )(AB|[A-DFO])[-–](?=[\\s.,;:!?)]|$)(?! (?:and|or|to)\\b)",
            m -> Letters.spaced(m.group(1)) + " minus")
        .shaped("A-");
  }

  /** What is left of signs before numbers with letters: -3a. */
  Rule leftovers() {
    return Rewrite.of("(?=[-])(?<![\\w.,)\\]'\"/-])-(?=\\d{1,9}[A-Za-z])", "minus ").shaped("-0");
  }

  private static boolean dashBeforeDigit(String paragraph) {
    for (int i = 0; i + 1 < paragraph.length(); i++) {
      char c = paragraph.charAt(i);
      if (c == '–' || c == '-') {
        char next = paragraph.charAt(i + 1);
        if (Letters.isDigit(next) || (c == '–' && " -.$£€¥₹U".indexOf(next) >= 0)) {
          return true;
        }
      }
    }
    return false;
  }
}
