package dev.lector.speech.text;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Figures of a firm that are divided by each other: net debt/EBITDA, EV/sales. */
final class FinancialRatios {
  private static final Pattern FIGURES =
      Pattern.compile(
          "(?i:debt|ev|price|loan|capex|liabilities|leverage)/(?i:ebitdar?|ebitda?|equity|earnings|sales|book|gdp|capital|assets|income|revenues?|fcf|ffo|nav|value|cash ?flow)");

  /** Words behind which both are kinds of capital, and nothing is divided: a debt/equity swap. */
  private static final Set<String> BOTH =
      Set.of(
          "swap",
          "swaps",
          "financing",
          "mix",
          "markets",
          "investors",
          "instruments",
          "issuance",
          "hybrid",
          "hybrids",
          "offering",
          "split");

  private FinancialRatios() {}

  static boolean matches(String words) {
    return FIGURES.matcher(words).matches();
  }

  /**
   * A ratio as it is said.
   *
   * @param next the word behind it
   * @return null where both figures are meant
   */
  static @Nullable String of(String words, String next) {
    return BOTH.contains(Neighbours.lower(next)) ? null : words.replace("/", " to ");
  }
}
