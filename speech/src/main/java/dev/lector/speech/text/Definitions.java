package dev.lector.speech.text;

import java.util.List;
import java.util.Locale;

/**
 * Initialisms in brackets behind the words that they stand for, also where a word is written alike:
 * odds ratio (OR), information technology (IT). And ratios with spaces: randomized (1 : 1). To be
 * applied before capitals and numbers.
 */
final class Definitions {
  private static final String SHARED =
      "\\b(?:[Rr]andomi[sz]ed|[Aa]llocated|[Aa]ssigned|[Rr]atios?|[Mm]ixtures?|[Dd]ilut(?:ed|ion)|[Ss]cale)\\b";

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?<=(?<!\\w)([A-Za-z])[a-z]{1,19}[ -]([A-Za-z])[a-z]{1,19} )\\(([A-Z])([A-Z])\\)",
                m ->
                    isInitial(m.group(1), m.group(3)) && isInitial(m.group(2), m.group(4))
                        ? "(" + m.group(3) + " " + m.group(4) + ")"
                        : null)
            .given("("),
        Rewrite.of(
                "(?<="
                    + SHARED
                    + "[^.!?;]{0,24}(?<![\\w.,:]))(\\d{1,3}) : (\\d{1,3})(?! ?:|[\\w]|[.,]\\d| [AaPp]\\.?[Mm]\\b)",
                m -> m.group(1) + " to " + m.group(2))
            .given(" : "));
  }

  private static boolean isInitial(String letter, String capital) {
    return letter.toUpperCase(Locale.ROOT).equals(capital);
  }
}
