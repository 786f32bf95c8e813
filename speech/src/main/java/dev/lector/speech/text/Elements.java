package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Symbols of elements that look like words, where an amount, a spectrum or another symbol stands
 * beside them: "2.0 mol He", "Na's D line", "alloys of Al or Mg". To be applied before formulas.
 */
final class Elements {
  /** Those that are hardly ever a name or a word in a list. */
  private static final String METAL =
      "(?:Al|Mg|Zn|Fe|Cr|Ti|Mn|Si|Pb|Sn|Ag|Au|Hg|Cd|Zr|Cu|Ga|Ge|Nb|Pd|Na|Ca|Li|Ni|Pt|Co|Mo|Be|Se|Te|As|Sb|Bi|Ba|Sr|Rb|Cs)";

  /** One of these must be there: they are no names at all. */
  private static final Pattern CERTAIN =
      Pattern.compile("\\b(?:Mg|Zn|Fe|Cr|Mn|Pb|Sn|Ag|Hg|Zr|Cu|Nb|Pd|Rb|Cs|Sr|Sb)\\b");

  private final Map<String, String> names = new HashMap<>();

  Elements(Tables tables) {
    for (List<String> row : tables.rows("elements.tsv", 2)) {
      names.put(row.get(0), row.get(1));
    }
  }

  List<Rule> rules() {
    return List.of(
        // 2.0 mol He, 3 moles of Ne
        Rewrite.of(
                "(?=[A-Z])(?<=\\d ?(?:mol|mmol|moles?|ppm|ppb|at\\.? ?%|wt\\.? ?%) (?:of )?)([A-Z][a-z]?)(?![\\w'(+-]|\\d|\\.\\w)",
                m -> names.get(m.group(1)))
            .given("mol", "pp", "%"),
        Rewrite.of(
                "(?=[A-Z])(?<=\\d ?[mµμ]?g (?:of )?)(He|Ne|Na|Mg|Ca|Fe|Zn|Cu|Mn|Se|Cr|Ni|Pb|Ag|Hg|Al|Li|Si)(?![\\w'(+-]|\\d|\\.\\w)",
                m -> names.get(m.group(1)))
            .given("g "),
        Rewrite.of(
                "(?=[A-Z])(?<![\\w.'-])(He|Ne|Na|Mg|Ca|Fe|Zn|Cu|Li|Hg|Rb|Cs|Sr|Ba|Ar|Kr|Xe)(?='s (?:[A-Z] line|[DHK] lines?|emission|absorption|spectr|spectral|valence|electrons?|atomic|ionization|nucleus))",
                m -> names.get(m.group(1)))
            .given("'s "),
        Rewrite.of(
                "(?=[A-Z])(?<=\\b(?:[Ss]erum|[Pp]lasma|[Uu]rine|[Uu]rinary|[Ii]onized) )(Na|K|Mg|Ca|Fe|Zn|Li|Cu|Cl)(?![\\w'(+-]|\\.\\w)",
                m -> names.get(m.group(1)))
            .given("erum", "lasma", "rin", "onized"),
        // Al or Mg; Cu, Zn, and Fe
        Rewrite.of(
                "(?=[A-Z])(?<![\\w.'/-])(?<!, )"
                    + METAL
                    + "(?:, (?:and |or )?"
                    + METAL
                    + "(?!\\w)| (?:or|and) "
                    + METAL
                    + "(?!\\w)){1,7}(?![\\w'/-])",
                this::list)
            .given(" or ", " and "));
  }

  private @Nullable String list(MatchResult m) {
    String written = m.group();
    if (!CERTAIN.matcher(written).find()) {
      return null;
    }
    List<String> said = new ArrayList<>();
    for (String part : written.split(" ", -1)) {
      boolean comma = part.endsWith(",");
      String symbol = comma ? part.substring(0, part.length() - 1) : part;
      said.add(names.getOrDefault(symbol, symbol) + (comma ? "," : ""));
    }
    return String.join(" ", said);
  }
}
