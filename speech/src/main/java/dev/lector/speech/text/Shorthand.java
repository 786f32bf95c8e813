package dev.lector.speech.text;

import java.util.List;
import java.util.Map;

/**
 * Words that tables, results and family trees write short before a number or a name: "arr. 10:05",
 * "abt. 1850", "mag. 6.1", "arr. J. Rutter". Their points end no sentence.
 */
final class Shorthand {
  private static final Map<String, String> BEFORE_NUMBERS =
      Map.ofEntries(
          Map.entry("agg", "aggregate"),
          Map.entry("arr", "arrives"),
          Map.entry("dep", "departs"),
          Map.entry("maj", "majority"),
          Map.entry("mag", "magnitude"),
          Map.entry("supp", "supplement"),
          Map.entry("suppl", "supplement"),
          Map.entry("vis", "visibility"),
          Map.entry("precip", "precipitation"),
          Map.entry("abt", "about"),
          Map.entry("bef", "before"),
          Map.entry("aft", "after"),
          Map.entry("bp", "baptized"),
          Map.entry("cir", "circuit"),
          Map.entry("rep", "reprint"),
          Map.entry("hob", "Hoboken"),
          Map.entry("utd", "United"),
          Map.entry("att", "attendance"),
          Map.entry("adj", "adjourned"),
          Map.entry("disb", "disbursed"),
          Map.entry("bal", "balance"),
          Map.entry("wt", "weight"),
          Map.entry("ht", "height"),
          Map.entry("temp", "temperature"),
          Map.entry("vs", "versus"),
          Map.entry("approx", "approximately"),
          Map.entry("incl", "including"),
          Map.entry("excl", "excluding"),
          Map.entry("avg", "average"),
          Map.entry("jct", "junction"),
          Map.entry("jcts", "junctions"),
          Map.entry("btwn", "between"),
          Map.entry("diam", "diameter"),
          Map.entry("dia", "diameter"));

  /** To be applied before numbers, dates and times are said. */
  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?=[A-Za-z])(?<![\\w.'/-])(?<!\\d )([A-Za-z]{2,6})\\.(?=\\s(?:c\\.\\s?|ca\\.\\s?|[~<>$£€+-])?\\d"
                    + "|\\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]{0,7} \\d)",
                m -> {
                  String said = BEFORE_NUMBERS.get(Neighbours.lower(m.group(1)));
                  return said == null || Letters.isLower(m.group(1).charAt(0))
                      ? said
                      : Character.toUpperCase(said.charAt(0)) + said.substring(1);
                })
            .given(". "),
        Rewrite.of("(?<![\\w.])Hob\\.(?=\\s[IVX]{1,6}[a-d]?:)", "Hoboken").given("Hob."),
        // arr. J. Rutter, cond. Karajan
        Rewrite.of(
                "(?<=[(,;:] ?)(arr|cond|orch)\\.(?=\\s[A-Z](?:\\.|[a-z]))",
                m ->
                    switch (m.group(1)) {
                      case "arr" -> "arranged by";
                      case "orch" -> "orchestrated by";
                      default -> "conducted by";
                    })
            .given("arr.", "cond.", "orch."));
  }
}
