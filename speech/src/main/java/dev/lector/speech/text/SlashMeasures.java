package dev.lector.speech.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Two measures with a slash between them: the same twice (1 cup/226 g), two of one thing (3.7
 * V/2,600 mAh), or so much in so long (5 doses/24 h).
 */
final class SlashMeasures {
  private static final Set<String> WRITTEN_OUT =
      Set.of(
          "cup", "cups", "inch", "inches", "foot", "feet", "mile", "miles", "pound", "pounds",
          "ounce", "ounces", "pint", "pints", "quart", "quarts", "gallon", "gallons", "stick",
          "sticks", "yard", "yards", "acre", "acres");

  private static final Set<String> DURATIONS =
      Set.of("h", "hr", "hrs", "min", "mins", "s", "sec", "ms", "d");

  private final Set<String> units = new HashSet<>();

  SlashMeasures(Tables tables) {
    for (List<String> row : tables.rows("units.tsv", 4)) {
      units.add(row.get(0));
    }
  }

  /** To be applied before the units are said. */
  Rule rule() {
    return Rewrite.of(
            "(?=/)(?<=\\d[\\s-]?([A-Za-z]{1,8})\\.?)/(?=\\d[\\d.,]{0,9}\\s?([A-Za-z]{1,6})(?![A-Za-z]))",
            this::twice)
        .given("/");
  }

  private @Nullable String twice(MatchResult m) {
    if (!units.contains(m.group(2))
        || !(units.contains(m.group(1)) || WRITTEN_OUT.contains(m.group(1)))) {
      return null;
    }
    boolean lasting = DURATIONS.contains(m.group(2)) && !DURATIONS.contains(m.group(1));
    return lasting ? " per " : ", ";
  }
}
