package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What results write with a hyphen that is no "to": 316-8 in cricket, bowling of 5-32, and a 1-2
 * finish. To be applied before numbers.
 */
final class Fixtures {
  private static final Pattern CRICKET =
      Pattern.compile(
          "\\(\\d{1,2}(?:\\.[1-5])? ov\\b|\\b(?:wickets?|[Cc]ricket|overs|stumps|bowled|bowling|batting|innings|lbw|T20|ODI|declared|all out|[Tt]est [Mm]atch|runs|seamers?|spinners?|dec\\b|chopped on|caught behind|not out|\\d(?:st|nd|rd|th) over|Ashes)\\b"
              + "|\\b[1-9]\\d{1,2}-\\d (?:at|before|after) (?:lunch|tea|stumps)\\b|\\breduced to [1-9]\\d{1,2}-\\d\\b");

  /** Baseball has runs and innings too. */
  private static final Pattern BASEBALL =
      Pattern.compile(
          "\\b(?:home run|homers?|homered|pitcher|inning|bullpen|MLB|Yankees|Red Sox|Dodgers|Mets|Cubs|RBIs?|ERA)\\b");

  private static final String CITED =
      "(?<!\\b(?i:section|rule|flight|article|page|pages|room|no\\.|code|route|chapter|part|won|win|lost|lose|beat|beaten)"
          + " )";

  List<Rule> rules() {
    return List.of(
        // a 1-2 finish, a 1-2-3
        Rewrite.of(
                "(?=\\d)(?<![\\w.,–-])([1-3])[-–]([2-4])(?:[-–]([3-5]))?(?= (?:finish|podium|sweep|punch|combination|lockout|result for)\\b)",
                Fixtures::placing)
            .shaped("0-0", "0–0"),
        Gate.of(
            paragraph -> CRICKET.matcher(paragraph).find() && !BASEBALL.matcher(paragraph).find(),
            List.of(
                // 10-2-35-3: overs, maidens, runs, wickets
                Rewrite.of(
                        "(?=\\d)(?<![\\w.,/–-])(\\d{1,2}(?:\\.[1-5])?)[-–](\\d{1,2})[-–](\\d{1,3})[-–](10|\\d)(?![\\w/–-]|[.,]\\d)",
                        m -> m.group(1) + ", " + m.group(2) + ", " + m.group(3) + ", " + m.group(4))
                    .shaped("0-0", "0–0"),
                // he took 5-32
                Rewrite.of(
                        "(?=\\d)(?<=\\b(?:took|takes|taking|claimed|bagged|returned|figures of|finished with|ended with|best of|bowling"
                            + " of) )(10|\\d)[-–](\\d{1,3})(?![\\w/–-]|[.,]\\d| (?:wickets|overs|catches|lead|win))",
                        m -> m.group(1) + " for " + m.group(2))
                    .shaped("0-0", "0–0"),
                // Starc 4-52, (50 ov)
                Rewrite.of(
                        "(?=\\d)(?<=[A-Z][a-z]{2,20} )(10|\\d)[-–](\\d{2,3})(?=[,;)]|\\.(?!\\d)| and |\\s{0,3}$)",
                        m -> m.group(1) + " for " + m.group(2))
                    .shaped("0-0", "0–0"),
                Rewrite.of("(?<=\\(\\d{1,2}(?:\\.[1-5])? )ov(?=[,)])", "overs").given(" ov"),
                // 316-8
                Rewrite.of(
                        "(?=\\d)(?<![\\w.,/$£€–-])"
                            + CITED
                            + "([1-9]\\d{1,2})[-–](10|\\d)(?![\\w/–-]|[.,]\\d| (?:runs?|overs|wickets|years?)\\b)",
                        m -> m.group(1) + " for " + m.group(2))
                    .shaped("0-0", "0–0"),
                Rewrite.of(
                        "(?<= for (?:10|\\d) )dec(?:\\.(?! ?[A-Z])|(?![\\w.])|(?=\\. ?[A-Z]))",
                        "declared")
                    .given("dec"))));
  }

  private static String placing(MatchResult m) {
    return m.group(1) + ", " + m.group(2) + (m.group(3) == null ? "" : ", " + m.group(3));
  }
}
