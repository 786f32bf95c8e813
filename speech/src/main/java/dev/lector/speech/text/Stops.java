package dev.lector.speech.text;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Full stops that belong to an abbreviation and may end the sentence too. Rules leave a mark in
 * their place; {@link #rules()} decides by what follows.
 */
final class Stops {
  /** Ends the sentence when any capitalised word follows: "at 5 p.m. Tom left". */
  static final String LIKELY = "\uE001";

  /**
   * Ends the sentence only when a word follows that hardly belongs to a name: "in the U.S. He
   * left".
   */
  static final String UNLIKELY = "\uE002";

  private static final String AFTER =
      "(?=[\"')\\]]{0,4}+(?:\\s{1,8}+[\"'(\\[]{0,4}+([A-Za-z]{1,20}+)|(\\s{0,8}$))?)";

  private final Set<String> starters;
  private final Set<String> calendar;

  Stops(Tables tables) {
    starters = tables.words("sentence-starters.txt");
    calendar = tables.words("calendar.txt");
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.of("[" + LIKELY + UNLIKELY + "](?=[,;:.!?])", "").given(LIKELY, UNLIKELY),
        Rewrite.of(LIKELY + AFTER, m -> m.group(2) != null || goesOnAnew(m.group(1)) ? "." : "")
            .given(LIKELY),
        Rewrite.of(UNLIKELY + AFTER, m -> m.group(2) != null || begins(m.group(1)) ? "." : "")
            .given(UNLIKELY));
  }

  /** Whether a word, capitalised in the middle of a line, most likely begins a sentence. */
  boolean begins(@Nullable String word) {
    return word != null && starters.contains(word);
  }

  private boolean goesOnAnew(@Nullable String word) {
    return word != null && Letters.isUpper(word.charAt(0)) && !calendar.contains(word);
  }
}
