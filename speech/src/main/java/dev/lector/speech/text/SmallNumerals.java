package dev.lector.speech.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Small Roman numerals with a point over a stanza, a section or an item: "v." there is five, and
 * versus between names. To be applied before abbreviations.
 */
final class SmallNumerals {
  private static final Pattern ITEMS = Pattern.compile("(?:^|[.;:!?,] )(?:i|ii|iii|iv)\\. [A-Z]");

  private static final String NUMERAL = "([ivx]{1,6}+)\\.(?=\\s+(?:[A-Z][a-z'’]|I\\b|[A-Z] [a-z]))";

  private final Numbers numbers;

  SmallNumerals(Numbers numbers) {
    this.numbers = numbers;
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.of("^\\s{0,8}" + NUMERAL, this::item).given("i.", "v.", "x."),
        // i. The first point. ii. The second point.
        Gate.of(
            paragraph -> ITEMS.matcher(paragraph).find(),
            List.of(Rewrite.of("(?<=[.;:!?,] )" + NUMERAL, this::item).given("i.", "v.", "x."))));
  }

  private @Nullable String item(MatchResult m) {
    int value = Romans.value(m.group(1).toUpperCase(Locale.ROOT));
    return value > 0 ? numbers.cardinal(value) + "," : null;
  }
}
