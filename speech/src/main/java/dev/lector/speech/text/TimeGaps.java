package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times with primes as races are reported: a lead of 4'12", in 1h 12'05", at 38"; and gaps with a
 * colon, +0:03. Feet and inches look the same, but have neither 12 inches nor a zero before them.
 */
final class TimeGaps {
  private static final String SECONDS = "([0-5]\\d)(?:\\.(\\d{1,3}))?(?:\"|'')(?!\\w)";

  private static final Pattern RACE =
      Pattern.compile(
          "\\b(?:[Rr]ac(?:e|es|ed|ing)|peloton|stage|breakaway|riders?|[Ll]aps?|lead(?:s|er|ers)?|led|gap|advantage|behind|ahead|[Ff]inish(?:es|ed|er|ers)?"
              + "|km to go|time trial|yellow jersey|marathon|sprint|podium|qualif(?:y|ied|ying)|pole)\\b");
  private static final Pattern SIZE =
      Pattern.compile(
          "\\b(?:tall|height|wide|width|feet|foot|inch(?:es)?|weigh(?:s|ed|t)?|pounds|lbs?|boards?)\\b");

  /** What nobody takes for feet and inches. */
  private static final Pattern CERTAIN =
      Pattern.compile(
          "(?<![\\w.,'])\\d{1,2}'(?:1[2-9]|[2-5]\\d|0\\d)(?:\\.\\d{1,3})?(?:\"|'')(?!\\w)");

  private static final String SIZED = "(?! ?(?:[x×]|by \\d|wide|tall|long|high|deep|thick))";

  private final Numbers numbers;

  TimeGaps(Numbers numbers) {
    this.numbers = numbers;
  }

  /** To be applied before feet and inches. */
  List<Rule> rules() {
    return List.of(
        Gate.of(
            paragraph -> paragraph.indexOf('\'') >= 0,
            List.of(
                // at 38", where a gap has minutes
                Gate.of(
                    paragraph -> CERTAIN.matcher(paragraph).find(),
                    List.of(
                        Rewrite.of(
                            "(?=\\d)(?<=\\b(?:at|by|in|to|of|than|with|just|only|another|and|lost|gained|conceded) )(\\d{1,2})\"(?=[\\s,.;)]|$)"
                                + SIZED,
                            m -> counted(m.group(1), "second")))),
                Rewrite.within(
                    "(?=\\d)(?<![\\w.,'°])(?<!°\\s?)(?:(\\d{1,2}) ?h ?)?(\\d{1,2})' ?"
                        + SECONDS
                        + SIZED
                        + "(?=((?<=\\b[Aa]n? .{1,16}) [a-z])?)",
                    this::primes))),
        Rewrite.within(
                "(?<=[A-Za-z)\\]] |[(\\[])\\+(\\d{1,2}):([0-5]\\d)(?![\\w:]|[.,]\\d)", this::colon)
            .given("+"),
        // [1:52 h]
        Rewrite.of(
                "(?=\\d)(?<=[(\\[]|\\b(?:in|of|took|lasted|lasting|duration:?) )(\\d):([0-5]\\d) (?:h|hrs?)(?![\\w'])",
                m -> counted(m.group(1), "hour") + rest(m.group(2), "minute"))
            .given(" h"));
  }

  private @Nullable String primes(MatchResult m, String paragraph) {
    int seconds = Integer.parseInt(m.group(3));
    boolean certain =
        seconds > 11 || m.group(3).charAt(0) == '0' || m.group(1) != null || m.group(4) != null;
    if (!certain && (!RACE.matcher(paragraph).find() || SIZE.matcher(paragraph).find())) {
      return null;
    }
    String hours = m.group(1) == null ? "" : counted(m.group(1), "hour") + " ";
    String last =
        m.group(4) == null
            ? rest(m.group(3), "second")
            : " "
                + numbers.number(Integer.toString(seconds))
                + " point "
                + numbers.digits(m.group(4))
                + " seconds";
    String said = hours + counted(m.group(2), "minute") + last;
    return m.group(5) == null
        ? said
        : said.replace("minutes", "minute").replace("seconds", "second");
  }

  private @Nullable String colon(MatchResult m, String paragraph) {
    String before = Neighbours.around(paragraph, m.start() - 5, m.start()).strip();
    if (before.endsWith("UTC") || before.endsWith("GMT")) {
      return null;
    }
    if (m.group(1).matches("0{1,2}")) {
      return "plus " + counted(m.group(2), "second");
    }
    return RACE.matcher(paragraph).find()
        ? "plus " + counted(m.group(1), "minute") + rest(m.group(2), "second")
        : null;
  }

  private String rest(String digits, String unit) {
    return Integer.parseInt(digits) == 0 ? "" : " " + counted(digits, unit);
  }

  private String counted(String digits, String unit) {
    int count = Integer.parseInt(digits);
    return numbers.cardinal(count) + " " + unit + (count == 1 ? "" : "s");
  }
}
