package dev.lector.speech.text;

import java.util.List;

/**
 * Letters beyond ASCII that are signs of science and would be lost as letters: 1.9 Å, ΔG, hν, and
 * the minus that no keyboard has. To be applied before letters are written in ASCII.
 */
final class ScienceSigns {
  private final List<Rule> rules =
      List.of(
          Rewrite.of("(?<=\\d) ?[ÅÅ](?![\\p{L}\\d'])", " angstroms").given("Å", "Å"),
          Rewrite.of("(?<![\\p{L}])[Δ∆](?=[A-Za-zµμνλθφ])", "delta ").given("Δ", "∆"),
          Rewrite.of("(?<=(?<![\\p{L}])[hc\\d] ?)ν(?![\\p{L}])", " nu").given("ν"));

  private final List<Rule> minus =
      List.of(
          Rewrite.of("(?<=[\\p{L})\\]] )−(?= [\\p{L}\\d(])|(?<=\\d )−(?= [\\p{L}(])", "minus")
              .given("−"),
          // n−1, f(x−y): letters that are no units, as s−1 and a−1 would be
          Rewrite.of("(?<=(?<!\\p{L})[xyznkijpqr])−(?=\\d|\\p{L}(?!\\p{L}))", " minus ")
              .given("−"));

  /** To be applied to the text as written: afterwards this sign is a hyphen. */
  AlignedText withoutMinus(AlignedText text) {
    return text.contents().beyondAscii() ? said(minus, text) : text;
  }

  /** To be applied to the whole text. */
  AlignedText inWords(AlignedText text) {
    return text.contents().beyondAscii() ? said(rules, text) : text;
  }

  private static AlignedText said(List<Rule> rules, AlignedText text) {
    AlignedText said = text;
    for (Rule rule : rules) {
      said = rule.apply(said);
    }
    return said;
  }
}
