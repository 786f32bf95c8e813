package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;

/**
 * Letters beyond ASCII that are signs of science and would be lost as letters: 1.9 Å, ΔG, hν, and
 * the minus that no keyboard has. To be applied before letters are written in ASCII.
 */
final class ScienceSigns {
  private final List<Rule> rules =
      List.of(
          // z˜ 3
          Rewrite.of("[˜∼](?= ?\\d)", "~").given("˜", "∼"),
          // Hα, TNFα, NFκB; μ is a prefix of units
          Rewrite.of("(?<=(?<!\\p{L})Ly)[αβγ](?![\\p{L}])", m -> "man " + m.group())
              .given("Lyα", "Lyβ", "Lyγ")
              .insideWords(),
          Rewrite.of("(?<=[A-Z])(?=[α-λν-ω](?:\\d{0,2}|[A-Z])(?!\\p{L}))", " "),
          // M/M⊙ is no month over month
          Rewrite.of("(?<=(?<!\\p{L})[MRL])/(?=[MRL][☉⊙])", " over ").given("☉", "⊙"),
          // σNMAD; μ is a prefix of units
          Rewrite.of("(?<=(?<!\\p{L})[α-λν-ω])(?=[A-Z])", " "),
          Rewrite.of("(?<!\\p{L})[χΧ]2(?![\\p{L}\\d])", "χ²").given("χ2", "Χ2"),
          // 0.3 Å⁻¹
          Rewrite.of("(?<=\\d) ?[ÅÅ](?:⁻¹|[-–]1|\\^\\{?-1\\}?)(?![\\p{L}\\d'])", " per angstrom")
              .given("Å", "Å"),
          Rewrite.of(
                  "(?<=\\d) ?[ÅÅ]\\^?([23²³])(?![\\p{L}\\d'])",
                  m -> (m.group(1).matches("[2²]") ? " square" : " cubic") + " angstroms")
              .given("Å", "Å"),
          Rewrite.of("(?<=\\d) ?[ÅÅ](?![\\p{L}\\d'])", " angstroms").given("Å", "Å"),
          Rewrite.of("(?<![\\p{L}])[Δ∆](?=[A-Za-zµμνλθφ])", "delta ").given("Δ", "∆"),
          Rewrite.of("(?<=(?<![\\p{L}])[hc\\d] ?)ν(?![\\p{L}])", " nu").given("ν"));

  private final List<Rule> minus =
      List.of(
          // 12 Pa·s, 20 kW·h
          Rewrite.of(
                  "(?<=\\d ?|\\bper )(m?A|[kMG]?W|m?Pa|[kM]?N|J|V)[·⋅∙](hr?|s)(?![\\p{L}\\d⁻²³−-])",
                  m -> product(m.group(1)) + (m.group(2).equals("s") ? " seconds" : " hours"))
              .given("·", "⋅", "∙"),
          Rewrite.of("(?<=[\\d\\p{L}²³¹])[⋅∙](?=\\p{L})", "·").given("⋅", "∙"),
          Rewrite.of(
                  "∫([₀₁₂₃₄₅₆₇₈₉])([⁰¹²³⁴-⁹])",
                  m ->
                      "the integral from "
                          + "₀₁₂₃₄₅₆₇₈₉".indexOf(m.group(1))
                          + " to "
                          + "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(m.group(2))
                          + " of")
              .given("∫"),
          // Nasdaq 100 −0.2%
          Rewrite.of("(?<=[\\d)] )−(?=[$£€]?\\.?\\d)", "minus ").given(" −"),
          // 10−6, whose raised digits were lost
          Rewrite.of(
                  "(?<=(?<![\\d.,$£€])10)−(\\d{1,2})(?![\\w.,%]\\d|\\w| ?=)", ScienceSigns::raised)
              .given("10−"),
          Rewrite.of("(?<=[\\p{L})\\]²³⁴'′] )−(?= [\\p{L}\\d(])|(?<=\\d )−(?= [\\p{L}(])", "minus")
              .given("−"),
          // n−1, f(x−y): letters that are no units, as s−1 and a−1 would be
          Rewrite.of("(?<=(?<!\\p{L})[xyznkijpqr])−(?=\\d|\\p{L}(?!\\p{L}))", " minus ")
              .given("−"));

  /** To be applied to the text as written: afterwards this sign is a hyphen. */
  AlignedText withoutMinus(AlignedText text) {
    return text.bigrams().haveOneOf(CharacterSet.BEYOND_ASCII) ? said(minus, text) : text;
  }

  /** To be applied to the whole text. */
  AlignedText inWords(AlignedText text) {
    return text.bigrams().haveOneOf(CharacterSet.BEYOND_ASCII) ? said(rules, text) : text;
  }

  private static String product(String unit) {
    String name =
        switch (unit.charAt(unit.length() - 1)) {
          case 'A' -> "amp";
          case 'W' -> "watt";
          case 'N' -> "newton";
          case 'J' -> "joule";
          case 'V' -> "volt";
          default -> "pascal";
        };
    return " "
        + switch (unit.length() == 1 || unit.equals("Pa") ? ' ' : unit.charAt(0)) {
          case 'm' -> "milli";
          case 'k' -> "kilo";
          case 'M' -> "mega";
          case 'G' -> "giga";
          default -> "";
        }
        + name;
  }

  private static String raised(MatchResult m) {
    StringBuilder out = new StringBuilder("⁻");
    for (char digit : m.group(1).toCharArray()) {
      out.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'));
    }
    return out.toString();
  }

  private static AlignedText said(List<Rule> rules, AlignedText text) {
    AlignedText said = text;
    for (Rule rule : rules) {
      said = rule.apply(said);
    }
    return said;
  }
}
