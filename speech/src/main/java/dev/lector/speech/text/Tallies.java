package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Two numbers with a slash that are no fraction: so many out of so many ("20/31", "rated 7/10"),
 * alternatives ("50/60 Hz"), and systolic over diastolic pressure.
 */
final class Tallies {
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?i)\\b(?:scored?|scores|shot|shooting|went|hit|made|complet(?:ed|ing)|passed|got|gets|rated|ratings?|gave|give|gives"
              + "|marks?|grade|graded|won|answered|threw|going|finished|score)\\b[^.!?;]{0,24}$");

  /** Whom and what studies count. */
  private static final String STUDIED =
      "(?:patients|participants|subjects|controls|animals|mice|rats|isolates|specimens|responders|respondents|samples|eyes|cases"
          + "|tumou?rs|studies|trials|deaths|women|men|infants|volunteers)";

  private static final int CLAUSE = 40;

  private final Numbers numbers;

  Tallies(Numbers numbers) {
    this.numbers = numbers;
  }

  /** To be applied before fractions. */
  Rule rules() {
    return Gate.of(
        paragraph -> paragraph.indexOf('/') >= 0,
        List.of(
            Rewrite.of(
                "(?=\\d)(?<![\\w.,/-])(\\d{1,4}(?:\\.\\d{1,2})?)/(\\d{1,4}(?:\\.\\d{1,2})?)(?=\\s?(?:[kMG]?Hz|V|W|VAC)(?![A-Za-z]))",
                m -> twoDigitsOrMore(m) ? m.group(1) + " or " + m.group(2) : null),
            // 2/3 days
            Rewrite.of(
                "(?=\\d)(?<![\\w.,/–-])(?<!\\d )([2-9])/([3-9]|10)(?= (?:days|weeks|months|years|people|persons|times|players|flashes|attempts"
                    + "|nights|kids|children|seconds)\\b)",
                m ->
                    Integer.parseInt(m.group(1)) + 1 == Integer.parseInt(m.group(2))
                        ? m.group(1) + " or " + m.group(2)
                        : null),
            // 4/36 (11.1%), 3/8 patients
            Rewrite.of(
                "(?=\\d)(?<![\\w.,/–-])(?<!\\d )(\\d{1,5})/(\\d{1,5})(?=\\s?[(\\[]\\s?[<>~]?\\d{1,3}(?:\\.\\d{1,2})?\\s?%|;? \\d{1,3}(?:\\.\\d{1,2})?%"
                    + "| "
                    + STUDIED
                    + "\\b)",
                this::share),
            // Man of the match: Mitoma, 8/10
            Rewrite.of(
                "(?=\\d)(?<=\\b(?i:man of the match|player of the match|star (?:man|player)|motm|ratings?|verdict)\\b[^.!?;\\n]{0,40}[ ,(:–-])(\\d{1,2}(?:\\.\\d)?)/(10|5|100)(?![\\w/]|[.,]\\d)",
                m -> numbers.number(m.group(1)) + " out of " + numbers.number(m.group(2))),
            // 6½/9
            Rewrite.of(
                "(?=\\d)(?<![\\w.,/–-])(\\d{1,2}) ?1⁄2/(\\d{1,2})(?![\\w/]|[.,]\\d)",
                m ->
                    numbers.number(m.group(1))
                        + " and a half out of "
                        + numbers.number(m.group(2))),
            Rewrite.within(
                "(?=\\d)(?<![\\w.,/–-])(?<!\\d )(\\d{1,4})/(\\d{1,4})(?![\\w/%–-]|[.,]\\d|"
                    + " (?:of|cups?|inch|miles?)\\b)",
                this::tally)));
  }

  /** 3-5/7-9, 100-120/60-80 mmHg. To be applied before all that takes a slash for a fraction. */
  Rule ranges() {
    return Rewrite.of(
            "(?=\\d)(?<![\\w.,/$£€–-])([1-9]\\d{0,2})[-–]([1-9]\\d{0,2})/([1-9]\\d{0,2})[-–]([1-9]\\d{0,2})(?![\\w/–-]|[.,]\\d)(?=( ?mm ?Hg)?)",
            m ->
                rises(m, 1) && rises(m, 3)
                    ? m.group(1)
                        + " to "
                        + m.group(2)
                        + (m.group(5) == null ? ", " : " over ")
                        + m.group(3)
                        + " to "
                        + m.group(4)
                    : null)
        .given("/");
  }

  private static boolean rises(MatchResult m, int group) {
    return Integer.parseInt(m.group(group)) < Integer.parseInt(m.group(group + 1));
  }

  private static boolean twoDigitsOrMore(MatchResult m) {
    return (m.group(1).length() > 1 && m.group(2).length() > 1) || m.group().indexOf('.') >= 0;
  }

  private @Nullable String tally(MatchResult m, String paragraph) {
    int made = Integer.parseInt(m.group(1));
    int all = Integer.parseInt(m.group(2));
    if (made > all || all < 2 || !counted(paragraph, m.start())) {
      return null;
    }
    return numbers.number(m.group(1)) + " out of " + numbers.number(m.group(2));
  }

  // A half or two thirds with its percentage is no count.
  private @Nullable String share(MatchResult m) {
    int made = Integer.parseInt(m.group(1));
    int all = Integer.parseInt(m.group(2));
    return made > all || all < 2 || (all < 5 && made > 0 && made < all)
        ? null
        : numbers.number(m.group(1)) + " out of " + numbers.number(m.group(2));
  }

  /** Whether a word before a place tells that what stands there was counted. */
  static boolean counted(String paragraph, int at) {
    return COUNTED.matcher(Neighbours.around(paragraph, at - CLAUSE, at)).find();
  }
}
