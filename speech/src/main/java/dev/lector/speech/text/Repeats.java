package dev.lector.speech.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that contracts write twice, in words and in digits: "five (5) business days", "ten
 * percent (10%)", "the first (1st) day". They are said once. To be applied before numbers.
 */
final class Repeats {
  private static final String ONES =
      "one|two|three|four|five|six|seven|eight|nine|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth";
  private static final String WORDS =
      "((?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:"
          + ONES
          + "))?|"
          + ONES
          + "|ten(?:th)?|eleven(?:th)?|twelve|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teen(?:th)?|twentieth|thirtieth"
          + "|(?:one|two|three|four|five|six|nine) hundred(?: (?:and )?(?:twenty|fifty|eighty))?)";

  private final Map<String, Integer> values = new HashMap<>();

  Repeats(Numbers numbers) {
    for (int value = 1; value < 1000; value++) {
      values.put(numbers.cardinal(value).replace('-', ' '), value);
      values.put(numbers.ordinal(value).replace('-', ' '), value);
    }
  }

  Rule rule() {
    return Rewrite.of(
            "(?<![\\w-])(?i:"
                + WORDS
                + ")((?i: per ?cent| dollars| days| months| years| hours)?) \\((?:\\$|£|€)?(\\d{1,3})(?:%|st|nd|rd|th)?\\)",
            this::once)
        .given(" (");
  }

  private @Nullable String once(MatchResult m) {
    String words = m.group(1).toLowerCase(Locale.ROOT).replace('-', ' ').replace(" and ", " ");
    Integer value = values.get(words);
    return value != null && value == Integer.parseInt(m.group(3)) ? m.group(1) + m.group(2) : null;
  }
}
