package dev.lector.speech.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What papers write short: z~0.5, L* galaxies, mag/sq arcsec, and the places of groups in the names
 * of compounds, 1,3-butadiene, which are no decimals. To be applied before numbers.
 */
final class ScienceShorthand {
  private static final Map<String, String> SQUARED =
      Map.ofEntries(
          Map.entry("arcsec", "arcsecond"),
          Map.entry("arcmin", "arcminute"),
          Map.entry("deg", "degree"),
          Map.entry("mi", "mile"),
          Map.entry("km", "kilometer"),
          Map.entry("cm", "centimeter"),
          Map.entry("mm", "millimeter"),
          Map.entry("m", "meter"),
          Map.entry("ft", "foot"),
          Map.entry("in", "inch"),
          Map.entry("yd", "yard"));

  /** What a decimal with a comma may count: 1,5-fold. */
  private static final String COUNTED =
      "(?:fold|met(?:re|er)|kilomet|centimet|millimet|lit(?:re|er)|inch|years?\\b|days?\\b|hours?\\b|minutes?\\b|miles?\\b|seconds?\\b|ton|gram|kilogram|point|percent|times?\\b|week|month|million|billion|pound|euro|dollar|degree|page|star)";

  private final Numbers numbers;

  ScienceShorthand(Numbers numbers) {
    this.numbers = numbers;
  }

  /** To be applied before marks of Markdown are taken away: Sgr A*, L* galaxies. */
  static List<Rule> starred() {
    return List.of(
        Rewrite.of(
                "(?=[ALM]\\*)(?<![\\w*])(?<!(?:^|[\\s(])\\*[^*]{0,40})(?:([LM])|(?<=\\bSgr )(A)|(A)(?=\\* (?:search|algorithm|pathfinding|path-finding|planner|planning|heuristic)))\\*(?![\\w*])",
                m -> (m.group(1) != null ? m.group(1) : "A") + " star")
            .given("L*", "M*", "A*"),
        // Maths (A*), A*-C, three A*s, grade A*
        Rewrite.of(
                "(?=A\\*)(?<![\\w*])A\\*(?=\\)|s\\b|[-–,/](?:A|B|C|D|G)\\b| ?(?:to|and|or|at|in)\\b(?<=\\b(?:grades?|an|of|two|three|four|\\d) A\\*.{0,4}))",
                m -> "A star")
            .given("A*"),
        Rewrite.of("(?<=\\bA star)[-–](?=[ABCDG]\\b)", " to ").given("star-", "star–"));
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.of("(?<=(?<![\\w/~.-])[A-Za-z]{1,2})[~˜∼] ?(?=\\d)", " about ")
            .given("~", "˜", "∼"),
        Rewrite.of(
                "(?:(?<=[a-z]) ?/ ?|(?<=\\b[Pp]er ))sq\\.? (arcsec|arcmin|deg|mile|mi|km|cm|mm|m|ft|foot|inch|in|yard|yd|meter|metre)(?![\\w'])(?:\\.(?= ?[a-z,;]))?",
                m ->
                    (m.group().indexOf('/') < 0 ? "" : " per ")
                        + "square "
                        + SQUARED.getOrDefault(m.group(1), m.group(1)))
            .given("sq"),
        // 1,3-butadiene, 2,2'-bipyridine, 2,4-D
        Rewrite.of(
                "(?=\\d)(?<![\\w.,$£€])(\\d{1,2}'?(?:,\\d{1,2}'?){1,7})-(?=(?!"
                    + COUNTED
                    + ")[a-z]{3,}|D(?!\\w))",
                m -> places(m.group(1)) + " ")
            .shaped("0,0", "0'"),
        // thieno[3,2-d]thiazole
        Rewrite.of(
                "(?<=[a-z])\\[(\\d(?:,\\d){0,3})-([a-j])\\](?=[a-z]{4})",
                m -> ", " + places(m.group(1)) + ", " + m.group(2).toUpperCase(Locale.ROOT) + ", ")
            .given("]"));
  }

  private String places(String written) {
    StringBuilder out = new StringBuilder();
    for (String place : written.split(",", -1)) {
      boolean prime = place.endsWith("'");
      out.append(out.isEmpty() ? "" : ", ")
          .append(numbers.number(prime ? place.substring(0, place.length() - 1) : place))
          .append(prime ? " prime" : "");
    }
    return out.toString();
  }
}
