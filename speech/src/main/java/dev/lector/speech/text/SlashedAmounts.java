package dev.lector.speech.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The same amount or oven in several units, as recipes of two countries have it: 600g/1lb 5oz, 150
 * ml/¼ pint/2/3 cup, Gas 2/150c/130c fan; and what a pack holds, 2 lb/bag. To be applied before
 * numbers.
 */
final class SlashedAmounts {
  private static final Set<String> MASSES = Set.of("g", "kg", "oz", "lb", "lbs");

  /** Spoons and cups measure flour as well as milk. */
  private static final Set<String> CUPS = Set.of("cup", "cups", "tbsp", "tsp", "stick", "sticks");

  private static final String UNIT =
      "(fl\\.? ?oz|oz|lbs?|kg|g|ml|cl|dl|l|L|pints?|pt|quarts?|qt|cups?|tbsp|tsp|sticks?)";
  private static final String AMOUNT =
      "(?:\\d{1,2} )?\\d{1,4}(?:[.,]\\d{1,3})?(?:[-–]\\d{1,4})?(?: ?\\d{0,2}[/⁄]\\d{1,2})?";

  private static final String TEMPERATURE = "\\d{2,3} ?°? ?[CFcf](?: fan| convection)?";
  private static final String GAS = "[Gg]as(?: [Mm]ark)? ?\\d{1,2}(?:⁄\\d)?";
  private static final String OVEN = "(?:" + TEMPERATURE + "|\\d{2,3} fan|" + GAS + ")";
  private static final Pattern LETTER = Pattern.compile("(?<=\\d) ?°? ?([CFcf])(?![a-z])");

  /** What a pack is, and what is said when it is short. */
  private static final Map<String, String> PACKS =
      Map.ofEntries(
          Map.entry("bag", "bag"),
          Map.entry("box", "box"),
          Map.entry("can", "can"),
          Map.entry("jar", "jar"),
          Map.entry("tin", "tin"),
          Map.entry("pack", "pack"),
          Map.entry("pkg", "package"),
          Map.entry("pkt", "packet"),
          Map.entry("packet", "packet"),
          Map.entry("package", "package"),
          Map.entry("bottle", "bottle"),
          Map.entry("carton", "carton"),
          Map.entry("case", "case"),
          Map.entry("piece", "piece"),
          Map.entry("slice", "slice"),
          Map.entry("loaf", "loaf"));

  List<Rule> rules() {
    return List.of(
        Gate.of(
            paragraph -> paragraph.indexOf('/') >= 0,
            List.of(
                // Gas 2/150c/130c fan
                Rewrite.of(
                    "(?=[\\dGg])(?<![\\w.,/°])"
                        + OVEN
                        + "(?: ?[/,] ?"
                        + OVEN
                        + "){1,3}(?![\\w/]|[.,]\\d)",
                    SlashedAmounts::oven),
                // 600g/1lb 5oz
                Rewrite.of(
                    "(?=/)(?<=\\d[ -]?"
                        + UNIT
                        + "\\.?)/(?="
                        + AMOUNT
                        + "[ -]?"
                        + UNIT
                        + "(?![A-Za-z]))",
                    SlashedAmounts::amounts),
                // 2 lb/bag
                Rewrite.of(
                    "(?=/)(?<=\\d ?(?:oz|lbs?|kg|g|ml|l|L)\\.?)/([a-z]{3,7})\\b(?:(?<=pkg|pkt)\\.(?! [A-Z]))?",
                    m -> {
                      String pack = PACKS.get(m.group(1));
                      return pack == null
                          ? m.group(1).matches("large|small|medium") ? ", " + m.group(1) : null
                          : " per " + pack;
                    }))));
  }

  private static @Nullable String oven(MatchResult m) {
    String written = m.group();
    boolean heated =
        written.contains("as ") || written.contains("fan") || written.indexOf('°') >= 0;
    boolean scales =
        written.matches(
            "[^Cc]{1,40}[Cc][^Ff]{1,40}[Ff].{0,40}|[^Ff]{1,40}[Ff][^Cc]{1,40}[Cc].{0,40}");
    if (written.indexOf('/') < 0 || !(heated || scales)) {
      return null;
    }
    Matcher letter = LETTER.matcher(written.replace("fan", "FAN"));
    return letter
        .replaceAll(found -> "°" + found.group(1).toUpperCase(Locale.ROOT))
        .replace("FAN", "fan")
        .replace("/", ", ");
  }

  private static @Nullable String amounts(MatchResult m) {
    String left = m.group(1);
    String right = m.group(2);
    boolean same = MASSES.contains(left) == MASSES.contains(right);
    boolean fluid = left.equals("oz") && right.matches("ml|cl|l|L"); // of a drink
    boolean cups = CUPS.contains(left) || CUPS.contains(right);
    return left.equals(right) || !(same || cups || fluid) ? null : ", ";
  }
}
