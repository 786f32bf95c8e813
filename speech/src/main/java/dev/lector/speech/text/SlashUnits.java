package dev.lector.speech.text;

import java.util.List;
import java.util.Map;

/** Rates that the units do not reach: mg/24 h, 2%/lb., and units without a number: mg/dL. */
final class SlashUnits {
  private static final Map<String, String> SEVERAL =
      Map.ofEntries(
          Map.entry("mg", "milligrams"),
          Map.entry("μg", "micrograms"),
          Map.entry("mcg", "micrograms"),
          Map.entry("ng", "nanograms"),
          Map.entry("kg", "kilograms"),
          Map.entry("g", "grams"),
          Map.entry("mL", "milliliters"),
          Map.entry("ml", "milliliters"),
          Map.entry("L", "liters"),
          Map.entry("kcal", "kilocalories"),
          Map.entry("IU", "I U"),
          Map.entry("mmol", "millimoles"),
          Map.entry("μmol", "micromoles"),
          Map.entry("nmol", "nanomoles"),
          Map.entry("pmol", "picomoles"),
          Map.entry("mol", "moles"),
          Map.entry("pg", "picograms"),
          Map.entry("μL", "microliters"),
          Map.entry("U", "units"),
          Map.entry("mEq", "milliequivalents"),
          Map.entry("Bq", "becquerels"),
          Map.entry("kBq", "kilobecquerels"),
          Map.entry("MBq", "megabecquerels"),
          Map.entry("mSv", "millisieverts"),
          Map.entry("μSv", "microsieverts"),
          Map.entry("μm", "micrometers"),
          Map.entry("nM", "nanomolar"),
          Map.entry("μM", "micromolar"),
          Map.entry("mV", "millivolts"),
          Map.entry("kJ", "kilojoules"),
          Map.entry("W", "watts"),
          Map.entry("kWh", "kilowatt hours"),
          Map.entry("km", "kilometers"),
          Map.entry("mi", "miles"),
          Map.entry("lb", "pounds"),
          Map.entry("m", "meters"));
  private static final Map<String, String> NAMES =
      Map.of(
          "wk",
          "week",
          "lb",
          "pound",
          "kg",
          "kilogram",
          "min",
          "minute",
          "sec",
          "second",
          "s",
          "second",
          "hr",
          "hour",
          "mo",
          "month");
  private static final String UNIT =
      "(mg|μg|mcg|ng|pg|kg|g|mL|ml|μL|L|kcal|IU|[mμnp]mol|W|kWh|km|mi|lb|m)";

  private final Rates rates;

  SlashUnits(Rates rates) {
    this.rates = rates;
  }

  Rule rules() {
    return Gate.of(
        paragraph -> paragraph.indexOf('/') >= 0,
        List.of(
            // 500 mg/24 h
            Rewrite.of(
                "(?=/)(?<=\\d"
                    + " ?(?:mg|μg|mcg|ng|pg|kg|g|mL|ml|μL|μl|L|l|kcal|[mμnp]mol|MBq|mSv|μSv|IU|mmol|W|kWh|km|mi|lb|[a-z]{3,9}s))/(?=\\d{1,4}\\s?(?:hours?|hrs?|h|days?|d|min|mL|ml|L|l|g|kg|km|miles|kcal|weeks?|people|lb)(?![A-Za-z]))",
                " per "),
            Rewrite.of(
                "(?<![\\wμ/.-])"
                    + UNIT
                    + "/(?=\\d{1,4}\\s?(?:hours?|hrs?|h|days?|d|min|mL|ml|L|g|kg|km)(?![A-Za-z]))",
                m -> SEVERAL.get(m.group(1)) + " per "),
            // measured in mg/dL
            Rewrite.of(
                "(?<![\\wμ/.-])(?<!\\d ?)(mg|μg|mcg|ng|pg|kg|g|mL|ml|μL|kcal|kJ|IU|U|[mμnp]?mol|mEq|[kM]?Bq|[mμ]Sv|[μn]M|mV|W|kWh|km|mi|lb|μm|m)/"
                    + "(?=(?:dL|dl|mL|ml|μL|L|kg|mg|g|kWh|m[²³23]|cm[²³]|km[²³]?|hr?|min|s|day|week|year|month|yr|MWh|mol|gal)(?![A-Za-z0-9]))"
                    + rates.pattern()
                    + "(?:/"
                    + rates.pattern()
                    + ")?(?![A-Za-z0-9²³/])",
                m ->
                    SEVERAL.get(m.group(1))
                        + " "
                        + rates.say(m, 2)
                        + (m.group(4) == null ? "" : " " + rates.say(m, 4))),
            // 10⁵ cells/mL, 4 × 10⁻⁵/s
            Rewrite.of(
                "(?=/)(?<=\\bto the (?:minus )?[a-z]{3,12}(?: (?:cells|counts|photons|individuals))?)/"
                    + rates.pattern()
                    + "(?![A-Za-z0-9²³/])",
                m -> " " + rates.say(m, 1)),
            // kg N/ha/yr
            Rewrite.of(
                "(?=/)(?<=\\d[\\d.,]{0,9} (?:kg|g|mg|t|Mg|Gt|Mt|Tg|Pg) (?:[CNPKSO]|CO2|N2O|CH4|DM))/"
                    + rates.pattern()
                    + "(?:/"
                    + rates.pattern()
                    + ")?(?![A-Za-z0-9²³/])",
                m -> " " + rates.say(m, 1) + (m.group(3) == null ? "" : " " + rates.say(m, 3))),
            // 6–8 min/side, 1g protein/lb, 3x/wk
            Rewrite.of(
                "(?=/)(?<=\\d ?(?:mins?|hrs?|reps|sets|req|requests|msgs|calls|x|m?g [a-z]{3,12}))/(side|batch|wk|week|day|lb|kg|serving|person|arm|leg|min|minute|sec|second|s|hr|hour|month|mo)(?![\\w/])",
                m -> " per " + NAMES.getOrDefault(m.group(1), m.group(1))),
            // 2%/lb.
            Rewrite.of(
                "(?=/)(?<=\\d ?(?:%|percent|per cent))/" + rates.pattern() + "(?![A-Za-z0-9²³/])",
                m -> " " + rates.say(m, 1))));
  }
}
