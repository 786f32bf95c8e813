package dev.lector.speech.text;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;

/**
 * What a measured amount is related to: 20 μg/mL, 5 pmol/kg/min. The unit itself keeps its symbol
 * for the rules that say amounts. To be applied before rules of slashes.
 */
final class MetricRates {
  /** Units that no other kind of text has behind a number and before a slash. */
  private static final String SURE =
      "(?:μ"
          + MicroUnits.BASE
          + "|[nfp](?:g|mol|M|L|l|s|A|V|W|F|J|N|T|Ci|Sv|Gy|Bq|C)|[mk]?mol"
          + "|[mnkMG](?:Bq|Sv|Gy|Ci|Pa|J|N|T|eV|Eq|Ω)|cGy|m[AVWMFHC]|mHz|k[AJNL]|Sv|Gy|Bq)";

  /** Units with two slashes or a negative power behind them. */
  private static final String UNIT =
      "(?:"
          + SURE
          + "|[kmcdMGT]?g|[mc]?[Ll]|[kmcn]?m|m?s|k?cal|I?U|units?|[kMGTm]?W|[kmM]?V|J|N|A|T|H|K|Pa|k?Hz|[kMGT]?eV|mol|ergs?|cd|Ω|%"
          + "|cells|counts|photons|molecules|ions|plants|trees|individuals|eggs|colonies)";

  private static final String NUMBER = "(?<=[\\d½¼¾⁰¹²³⁴-⁹] ?";

  private static final String END = "(?![A-Za-z0-9²³/])";

  /** Units whose letter alone may be anything else. */
  private static final Map<String, String> LETTERS =
      Map.of(
          "A",
          "amps",
          "T",
          "teslas",
          "N",
          "newtons",
          "J",
          "joules",
          "H",
          "henries",
          "cd",
          "candelas");

  private final Numbers numbers;
  private final Rates rates;

  MetricRates(Numbers numbers, Rates rates) {
    this.numbers = numbers;
    this.rates = rates;
  }

  List<Rule> rules() {
    String powers = "((?:[ ⋅∙]" + rates.names() + "⁻[¹²³]){1,3})(?![⁰¹²³⁴-⁹A-Za-z])";
    return List.of(
        // 20 ng·h/mL
        Rewrite.of(
                "(?<=[\\d] ?)([mμnp])(g|mol)[ ⋅∙*.x×](hr?|min|d)(?=/[md]?[Ll](?!\\w)|[ ⋅∙][md]?L⁻)",
                MetricRates::exposure)
            .given("h/", "hr/", "min/", "d/", "⁻"),
        Rewrite.of(
                "(?=/)"
                    + NUMBER
                    + UNIT
                    + "|(?:milli|micro|nano|pico)(?:gram|mole) (?:hour|minute|day)s)/"
                    + rates.pattern()
                    + "/"
                    + rates.pattern()
                    + END,
                m -> " " + rates.say(m, 1) + " " + rates.say(m, 3))
            .given("/"),
        Rewrite.of(
                "(?=/)"
                    + NUMBER
                    + SURE
                    + "|(?:milli|micro|nano|pico)(?:gram|mole) (?:hour|minute|day)s)/"
                    + rates.pattern()
                    + END,
                m -> " " + rates.say(m, 1))
            .given("/"),
        // 5 A/m²
        Rewrite.of(
                "(?=/)(?<=(?<![A-Za-z$£€.,/-])\\d{1,6}(?:\\.\\d{1,4})? ?(?:cd|[ATNJH]))/(?=(?:[cmk]?m[23²³]?|kg|mol|m?L)(?![A-Za-z0-9²³/]))"
                    + rates.pattern(),
                m -> " " + rates.say(m, 1))
            .given("/"),
        // 1650 cm⁻¹ is no year
        Rewrite.of(
                "(?=[12]\\d{3} )(?<![\\w.,^⁰¹²³⁴-⁹-])([12]\\d{3})" + powers,
                m -> numbers.number(m.group(1)) + powers(m.group(2)))
            .given("⁻"),
        // 20 mg kg⁻¹ day⁻¹
        Rewrite.of(
                "(?=[ ⋅∙])" + NUMBER + "(?:" + UNIT + "[²³]?)?)" + powers, m -> powers(m.group(1)))
            .given("⁻"),
        // 36.1 fb⁻¹
        Rewrite.of("(?<=\\d) ?([fpanzμ])b⁻¹(?![⁰¹²³⁴-⁹A-Za-z])", MetricRates::luminosity)
            .given("b⁻"),
        Rewrite.of(
                "(?<=(?<![A-Za-z$£€.,/])\\d{1,6}(?:\\.\\d{1,4})?) ?(cd|[ATNJH])(?= per (?:square |cubic )?(?:[a-z]{0,5}(?:meter|gram|mole|second|hour|liter|kelvin)|mole)\\b)",
                m -> " " + LETTERS.get(m.group(1)))
            .given(" per "));
  }

  private String powers(String written) {
    StringBuilder out = new StringBuilder();
    for (String part : written.substring(1).split("[ ⋅∙]", -1)) {
      char power = part.charAt(part.length() - 1);
      out.append(' ')
          .append(
              rates.say(
                  part.substring(0, part.length() - 2),
                  power == '¹' ? null : String.valueOf(power)));
    }
    return out.toString();
  }

  private static String exposure(MatchResult m) {
    String prefix =
        switch (m.group(1)) {
          case "m" -> "milli";
          case "μ" -> "micro";
          case "n" -> "nano";
          default -> "pico";
        };
    String time =
        switch (m.group(3)) {
          case "min" -> "minutes";
          case "d" -> "days";
          default -> "hours";
        };
    return " " + prefix + (m.group(2).equals("g") ? "gram " : "mole ") + time;
  }

  private static String luminosity(MatchResult m) {
    return " inverse "
        + switch (m.group(1)) {
          case "f" -> "femto";
          case "p" -> "pico";
          case "a" -> "atto";
          case "n" -> "nano";
          case "z" -> "zepto";
          default -> "micro";
        }
        + "barns";
  }
}
