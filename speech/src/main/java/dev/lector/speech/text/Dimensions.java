package dev.lector.speech.text;

import java.util.List;
import java.util.Map;

/**
 * Sizes whose sides have letters: 60"W x 30"D x 30"H, "210 x 148 mm (W x D)". To be applied before
 * inches and numbers.
 */
final class Dimensions {
  private static final Map<String, String> SIDES =
      Map.of("W", "wide", "D", "deep", "H", "high", "L", "long");
  private static final Map<String, String> NAMES =
      Map.of("W", "width", "D", "depth", "H", "height", "L", "length");

  private static final Map<String, String> TIMES =
      Map.of("wk", "week", "yr", "year", "hr", "hour", "mo", "month");

  /** A noun right behind a size makes it an adjective. */
  private static final String NOUN =
      "(?= (?!(?:and|or|in|at|with|of|to|for|is|was|are|were|wide|deep|high|long|from|but|by|on|as|thick|tall|square|each|when|if|overall"
          + "|inside|across|apart|which|that|approximately|roughly|per|the|an?|it|max|maximum)\\b)([a-z]{3,15})\\b)?";

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?<=\\d)(?<!['°] ?\\d{1,2}(?:\\.\\d{1,3})?)(\"|'|'') ?([WDHL])(?![\\w'])",
                m -> (m.group(1).equals("'") ? " feet " : " inches ") + SIDES.get(m.group(2)))
            .given("\"", "'"),
        Rewrite.of("(?<=\\d (?:inches|feet) (?:wide|deep|high|long))\\s?[x×]\\s?(?=\\d)", " by ")
            .given("inches ", "feet "),
        Rewrite.of(
                "(?<=\\d(?: ?[cm]?m)?) ?\\(([WDHL]) ?[x×/] ?([WDHL])(?: ?[x×/] ?([WDHL]))?\\)",
                m ->
                    ", "
                        + NAMES.get(m.group(1))
                        + " by "
                        + NAMES.get(m.group(2))
                        + (m.group(3) == null ? "" : " by " + NAMES.get(m.group(3))))
            .given("(W", "(L", "(H", "(D"),
        // Dimensions (W × H × D): 595 × 850 × 600 mm
        Rewrite.of(
                "(?<![\\w.'])([WDHL])( ?[x×] ?)(?!\\1)([WDHL])\\2(?!\\1|\\3)([WDHL])(?![\\w'])",
                m ->
                    NAMES.get(m.group(1))
                        + " by "
                        + NAMES.get(m.group(3))
                        + " by "
                        + NAMES.get(m.group(4)))
            .given("W", "L", "H", "D"),
        Rewrite.of(
                "(?<=[Dd]imensions|[Ss]izes?|mm|cm|[Ii]nches) ?\\(([WDHL]) ?[x×] ?(?!\\1)([WDHL])\\)",
                m -> ", " + NAMES.get(m.group(1)) + " by " + NAMES.get(m.group(2)))
            .given("(W", "(L", "(H", "(D"),
        // 14 (14½, 15)" from the edge; 20 sts = 4" in garter stitch
        Rewrite.within(
                "(?<=(?:\\d|half|quarters?) ?\\([\\da-z⁄ .,/-]{1,60}\\))\"(?!\\w)",
                (m, paragraph) -> closesQuotation(paragraph, m.start()) ? null : " inches")
            .given(")\""),
        Rewrite.of(
                "(?<=\\b(?:sts?|stitches|rows|rnds|rounds)\\.?,? = (?:\\d{1,2} )?\\d{1,2}(?:⁄\\d)?)\"(?!\\w)",
                " inches")
            .given("\""),
        // 1"/wk
        Rewrite.of(
                "(?<=(?<![\\d.])(\\d{1,4}(?:\\.\\d{1,2})?))\"/(wk|week|yr|year|hr|hour|mo|month|day)\\b",
                m ->
                    (m.group(1).equals("1") ? " inch per " : " inches per ")
                        + TIMES.getOrDefault(m.group(2), m.group(2)))
            .given("\"/"),
        Rewrite.of("(?<=(?<![\\w.,])\\d{1,3})'\\+(?!\\w)", " feet plus").given("'+"),
        // a 13-in. x 9-in. pan
        Rewrite.of(
                "(?<=\\d[- ](?:in\\.?|inch|ft\\.?|foot|cm|mm|m))\\s?[x×]\\s?(?=\\d{1,3}[- ](?:in|inch|ft|foot|cm|mm|m)\\b)",
                " by ")
            .given("x", "×"),
        // a 20cm x 30cm tin: the unit is said once
        Rewrite.of(
                "(?<=(?<![\\w.,/$-])\\d{1,4}(?:\\.\\d{1,2})?)(mm|cm|m|km|in|ft)\\s?[x×]\\s?(?:(\\d{1,4}(?:\\.\\d{1,2})?)\\1\\s?[x×]\\s?)?(\\d{1,4}(?:\\.\\d{1,2})?)\\1(?![\\w'²³/])"
                    + NOUN,
                m ->
                    " x "
                        + (m.group(2) == null ? "" : m.group(2) + " x ")
                        + m.group(3)
                        + (m.group(4) == null ? " " : "-")
                        + m.group(1))
            .given("x", "×"),
        // a 9x13" pan
        Rewrite.of("(?<=\\d ?[x×] ?\\d{1,3})\"(?= [a-z])", "-inch").given("\""),
        // 4"/10 cm
        Rewrite.of("(?<=\\d)\"\\s?/\\s?(?=\\d)", " inches, ").given("\""));
  }

  private static boolean closesQuotation(String paragraph, int at) {
    return paragraph.chars().limit(at).filter(c -> c == '"').count() % 2 == 1;
  }
}
