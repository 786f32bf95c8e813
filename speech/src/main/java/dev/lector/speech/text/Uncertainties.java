package dev.lector.speech.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What kind of error or value a measured number is, in brackets between it and its unit: 0.39
 * (stat.) ± 0.66 (syst.) GeV. The point ends no sentence, and the unit belongs to the number. To be
 * applied before numbers.
 */
final class Uncertainties {
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("stat", "statistical"),
          Map.entry("syst", "systematic"),
          Map.entry("sys", "systematic"),
          Map.entry("tot", "total"),
          Map.entry("theo", "theoretical"),
          Map.entry("theor", "theoretical"),
          Map.entry("th", "theoretical"),
          Map.entry("exp", "experimental"),
          Map.entry("lumi", "luminosity"),
          Map.entry("est", "estimated"),
          Map.entry("av", "average"),
          Map.entry("avg", "average"));

  private static final String UNITS =
      "[kMGT]?eV|[fpn]b|[kMG]?W|[kMGTm]?Wh|[kcmn]?m|[kmn]?g|m?s|K|m?V|mA|mJy|h|Hz|kHz|MHz|GHz|k?Pa|mmol|days|years";

  private final Map<String, String> names = new HashMap<>();

  Uncertainties(Tables tables) {
    for (List<String> row : tables.rows("units.tsv", 4)) {
      names.put(row.get(0), row.get(2));
    }
    names.put("fb", "femtobarns");
    names.put("pb", "picobarns");
    names.put("nb", "nanobarns");
    names.put("K", "kelvin");
    names.put("mJy", "millijanskys");
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?<=\\d \\((?:stat|syst?|tot|theor?|th|exp|lumi|est|avg?)\\.?\\)) ("
                    + UNITS
                    + ")(?![\\w/²³⁻-]|\\.\\w)",
                m -> " " + names.getOrDefault(m.group(1), m.group(1)))
            .given(") "),
        Rewrite.of(
                "(?<=\\d \\()(stat|syst?|tot|theor?|th|exp|lumi|est|avg?)\\.(?=\\))|(?<=\\d \\()(stat|syst?|tot|theor?|lumi)(?=\\))",
                m -> KINDS.get(m.group(1) == null ? m.group(2) : m.group(1)))
            .given(" ("),
        Rewrite.of("(?<=\\d \\()approx\\.(?=\\))", "approximately").given(" (a"));
  }
}
