package dev.lector.speech.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Two or three steps of a scale with a stroke between them: "stage III/IV", "grade 3/4", "20/25
 * points". To be applied before strokes and fractions.
 */
final class ScalePairs {
  private static final String SCALE =
      "(?:[Ss]tages?|[Gg]rades?|[Tt]ypes?|[Cc]lass(?:es)?|[Cc]ategor(?:y|ies)|[Ll]evels?|[Tt]iers?|[Gg]roups?|[Pp]hases?)";

  private static final String STEP = "([IVX]{1,4})([A-Ca-c]?)";

  private static final int WIDEST = 10;

  private static final int ALL = 100;

  private final Numbers numbers;

  ScalePairs(Numbers numbers) {
    this.numbers = numbers;
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.within(
                "(?=[IVX])(?<=\\b"
                    + SCALE
                    + "[ -])"
                    + STEP
                    + "/"
                    + STEP
                    + "(?:/"
                    + STEP
                    + ")?(?![\\w/])",
                this::numerals)
            .given("I/", "V/", "X/", "/I", "/V", "/X"),
        // grade 3/4 toxicity
        Rewrite.of(
                "(?=\\d)(?<=\\b(?:[Ss]tages?|[Gg]rades?|[Tt]ypes?|[Pp]hases?) )([1-8])/([2-9])(?![\\w/%-]|[.,]\\d| of\\b)",
                this::digits)
            .shaped("0/0"),
        // a 20/25 points discount; but not a score of 20/25 points
        Rewrite.of(
                "(?=\\d)(?<![\\w.,/$£€-])(?<!\\b(?:scored?|scores|got|gets?|earned|received|with|gave|given|awarded|of|won|rated|at|is|was|:) )"
                    + "([1-9]?[05])/([1-9]\\d)(?= ?(?:points?|pts|percent|per cent|pct|%)(?![A-Za-z]))",
                ScalePairs::range)
            .shaped("0/0"));
  }

  private @Nullable String numerals(MatchResult m, String paragraph) {
    String before = Neighbours.around(paragraph, m.start() - 7, m.start());
    boolean both = before.toLowerCase(Locale.ROOT).contains("phase");
    int first = Romans.value(m.group(1));
    int second = Romans.value(m.group(3));
    int third = m.group(5) == null ? second : Romans.value(m.group(5));
    if (first == 0 || second < first || third < second) {
      return null;
    }
    String last = both ? ", " : " or ";
    return m.group(5) == null
        ? step(first, m.group(2)) + last + step(second, m.group(4))
        : step(first, m.group(2))
            + ", "
            + step(second, m.group(4))
            + last
            + step(third, m.group(6));
  }

  private String step(int value, String letter) {
    return numbers.cardinal(value)
        + (letter.isEmpty() ? "" : " " + letter.toUpperCase(Locale.ROOT));
  }

  private @Nullable String digits(MatchResult m) {
    return Integer.parseInt(m.group(2)) == Integer.parseInt(m.group(1)) + 1
        ? m.group(1) + " or " + m.group(2)
        : null;
  }

  private static @Nullable String range(MatchResult m) {
    int low = Integer.parseInt(m.group(1));
    int high = Integer.parseInt(m.group(2));
    boolean steps = high % 5 == 0 && high > low && high - low <= WIDEST && high < ALL;
    return steps ? low + " to " + high : null;
  }
}
