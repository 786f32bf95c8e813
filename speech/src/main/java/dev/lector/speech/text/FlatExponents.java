package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;

/**
 * Powers whose raised digits were lost, as in text taken from a page: 1.8 × 10−2, 3 × 10-5, 9.8 m
 * s−1, mg L-1. They get their raised digits back. To be applied before all rules that know powers,
 * to text in which the minus is a hyphen.
 */
final class FlatExponents {
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** Units that are nothing else even right behind a number; "3 L-1 visas" are no liters. */
  private static final String SURE =
      "(?:s|m|cm|mm|μm|nm|km|h|hr|min|yr|kg|g|mg|μg|mol|mmol|m[Ll]|d[Ll]|μ[Ll]|ha|cells?|capita|day|d|[kMG]?pc|[kMGT]?eV|[fpan]b|mM|μM)";

  private static final String BEHIND_UNIT = "(?:" + SURE + "|L|K|V|A|W|J|Pa|Hz|N|C)";

  private static final String UNIT =
      "(?:[kMGTcmμnpf]?(?:g|m|mol|s|L|l|W|J|V|A|N|Pa|Hz|Sv|Gy|Bq|Ci|eV|M|T|F|H|C|U|cal|eq|Eq|Ω)|t|cd|ergs?|Jy|molecules|ions|cm|IU|CFU|ha|min|h|d|yr"
          + "|cells|individuals|counts|photons|plants|trees|colonies|eggs)";

  private static final String FACTOR =
      "(?:[ ·](?:[A-Za-z]{1,4}(?:[-–⁻]|\\^-|\\^\\{-)[1-3¹²³]\\}?|[CNPKSO]|CO2|N2O|CH4|DM))?";

  /** "3 × 10-12 reps" are ten to twelve. */
  private static final String COUNTED =
      "(?! (?:reps?|repetitions|sets|times|people|minutes?|mins?|seconds?|secs?|each|days|weeks)\\b(?![-–⁻]))";

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?<=\\d ?[×·*] ?10|\\d\\.\\d{1,4} ?x ?10)[-–](\\d{1,2})(?![\\w-]|[.,]\\d)"
                    + COUNTED,
                FlatExponents::raised)
            .given("10-", "10–"),
        Rewrite.of(
                "(?=[-–][1-3]|\\^\\{?-[1-3])(?:(?<=[\\d⁰¹²³⁴-⁹] ?(?:s|[cmknμ]?m|[kMG]?pc|[kMGT]?eV))|(?=[-–]1|\\^\\{?-1)(?<=[\\d⁰¹²³⁴-⁹] ?"
                    + SURE
                    + ")|(?<=(?<![A-Za-z])"
                    + UNIT
                    + "[²³23]?"
                    + FACTOR
                    + FACTOR
                    + "[ ·]"
                    + BEHIND_UNIT
                    + ")|(?<=[-–⁻][1¹] a))(?:[-–]([1-3])|\\^-([1-3])|\\^\\{-([1-3])\\})(?![\\w'-]|[.,]\\d| ?"
                    + UNIT
                    + "(?![A-Za-z⁻]|[-–][1-3]))(?! (?:hours?|minutes?|seconds?|days?|years?|weeks?|miles?|meters?|metres?|mi|ft|lbs?|oz|yds?|hrs?|secs?|mins)\\b(?![-–⁻]))",
                FlatExponents::raised)
            .shaped("a-0", "A-0", "a–0", "A–0", "a^", "A^"));
  }

  private static String raised(MatchResult m) {
    StringBuilder out = new StringBuilder("⁻");
    for (char digit : digits(m).toCharArray()) {
      out.append(RAISED.charAt(digit - '0'));
    }
    return out.toString();
  }

  private static String digits(MatchResult m) {
    for (int group = 1; group < m.groupCount(); group++) {
      if (m.group(group) != null) {
        return m.group(group);
      }
    }
    return m.group(m.groupCount());
  }
}
