package dev.lector.speech.text;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;

/**
 * Millionths of a unit: where no number stands before them (a few μs, dose in μg), and whatever
 * other rules have left; and energies without a number. Without its prefix a unit would be wrong by
 * a million.
 */
final class MicroUnits {
  /** What μ stands before. */
  static final String BASE =
      "(?:g|m|s|L|l|mol|M|V|A|W|F|H|J|N|T|C|U|K|Pa|Ci|Sv|Gy|Bq|Hz|eV|Eq|IU|bar|cal|rad|Ω)";

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("g", "gram"),
          Map.entry("m", "meter"),
          Map.entry("s", "second"),
          Map.entry("L", "liter"),
          Map.entry("l", "liter"),
          Map.entry("mol", "mole"),
          Map.entry("V", "volt"),
          Map.entry("A", "amp"),
          Map.entry("W", "watt"),
          Map.entry("F", "farad"),
          Map.entry("J", "joule"),
          Map.entry("N", "newton"),
          Map.entry("T", "tesla"),
          Map.entry("C", "coulomb"),
          Map.entry("U", "unit"),
          Map.entry("Pa", "pascal"),
          Map.entry("Ci", "curie"),
          Map.entry("Sv", "sievert"),
          Map.entry("Gy", "gray"),
          Map.entry("Bq", "becquerel"),
          Map.entry("eV", "electronvolt"),
          Map.entry("Eq", "equivalent"),
          Map.entry("bar", "bar"),
          Map.entry("cal", "calorie"),
          Map.entry("rad", "radian"),
          Map.entry("Ω", "ohm"));

  /** To be applied when all units with a number have been said. */
  List<Rule> rules() {
    return List.of(
        // several GeV
        Rewrite.of("(?<!\\w)([kMGT])eV(?![A-Za-z])", m -> Letters.spaced(m.group(1)) + " E V")
            .given("eV"),
        Rewrite.of(
                "(?<=\\b(?:[Aa]n?|[Oo]ne|[Pp]er|[Ee]ach|[Ee]very) )μ(" + BASE + ")(?![A-Za-z])",
                m -> "micro" + name(m, true))
            .given("μ"),
        Rewrite.of("μ(" + BASE + ")(?![A-Za-z])", m -> "micro" + name(m, false)).given("μ"));
  }

  private static String name(MatchResult m, boolean one) {
    return switch (m.group(1)) {
      case "H" -> one ? "henry" : "henries";
      case "M" -> "molar";
      case "K" -> "kelvin";
      case "Hz" -> "hertz";
      case "IU" -> " I U";
      default -> NAMES.get(m.group(1)) + (one ? "" : "s");
    };
  }
}
