package dev.lector.speech.text;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Fractions that letters are glued to, and ranges that end in one: 2½p, 1½x faster, a 10½st man,
 * 2–2½ hours. To be applied before prices and numbers.
 */
final class Halves {
  /** What is said behind a fraction; units have rules of their own. */
  private static final Map<String, String> SUFFIXES =
      Map.of(
          "p",
          "pence",
          "d",
          "pence",
          "x",
          "times",
          "st",
          "stone",
          "bp",
          "basis points",
          "bps",
          "basis points",
          "pm",
          "P M",
          "am",
          "A M");

  /** No range of a recipe is wider. */
  private static final int WIDEST = 10;

  private final Fractions fractions;

  Halves(Fractions fractions) {
    this.fractions = fractions;
  }

  List<Rule> rules() {
    return List.of(
        // the last ½ hr.
        Rewrite.of(
                "(?<=\\b(?:[Ll]ast|[Ff]irst|[Nn]ext|[Ff]inal|[Aa]nother|[Ee]very|[Oo]ther|[Aa]|[Tt]he) )(?:½|1[/⁄]2) ?(?:hour\\b|hr(?![\\w'])(?:(\\.)(?=(\\s[A-Z]|\\s{0,3}$)?))?)",
                m -> "half hour" + (m.group(2) == null ? "" : "."))
            .given("½", "1/2", "1⁄2"),
        Rewrite.of(
                "(?=\\d)(?<![\\w.,/⁄-])(?:(\\d{1,4}) ?)??([1-7])⁄([2-8])(p|d|x|st|bps?|[ap]m)(?![\\w'])",
                this::said)
            .given("⁄"),
        // ½ an inch
        Rewrite.of(
                "(?=1)(?<![\\w.,/⁄-])(?<!\\d )1[/⁄]2 (?=(?:an?|the|his|her|its|my|your|our|their) [a-z])",
                "half ")
            .given("1/2 ", "1⁄2 "),
        // 2–2½ hours, 1-1 1/2 tsp
        Rewrite.of(
                "(?<=(?<![\\w.,/⁄–-])(?<!\\d )([1-9]\\d?))\\s?[-–]\\s?(?=([1-9]\\d?)[ -]?[1-7][/⁄][2-8](?![\\d/⁄]))",
                Halves::range)
            .given("⁄", "/"));
  }

  private static @Nullable String range(MatchResult m) {
    int rise = Integer.parseInt(m.group(2)) - Integer.parseInt(m.group(1));
    return rise >= 0 && rise <= WIDEST ? " to " : null;
  }

  private String said(MatchResult m) {
    return fractions.say(m.group(1), m.group(2), m.group(3)) + " " + SUFFIXES.get(m.group(4));
  }
}
