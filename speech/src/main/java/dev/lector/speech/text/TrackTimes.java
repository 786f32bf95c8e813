package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Minutes and seconds that no clock shows: "total length 42:59", "ran 38:22". A ratio stays one: "a
 * 60:40 split".
 */
final class TrackTimes {
  private static final Pattern RATIO =
      Pattern.compile(
          "(?i)\\b(?:ratio|split|odds|vote[sd]?|voting|majority|blend|mix|mixed|proportions?|won|beat|lost|defeated|score[sd]?|diluted|surah|sura|quran|psalms?|ps)\\b");
  private static final int CLAUSE = 30;

  private final Numbers numbers;

  TrackTimes(Numbers numbers) {
    this.numbers = numbers;
  }

  /** To be applied behind times of day and before counts. */
  List<Rule> rules() {
    return List.of(
        Rewrite.within(
                "(?=\\d)(?<![\\w/:.,+-])(2[5-9]|[3-9]\\d|[1-9]\\d\\d):([0-5]\\d)(?![\\w:/%]|[.,]\\d|\\s(?:ratio|split|odds|mix|blend)\\b)",
                this::lasting)
            .given(":"));
  }

  private @Nullable String lasting(MatchResult m, String paragraph) {
    int minutes = Integer.parseInt(m.group(1));
    int seconds = Integer.parseInt(m.group(2));
    String around = Neighbours.around(paragraph, m.start() - CLAUSE, m.end() + CLAUSE);
    if (minutes + seconds == 100 || RATIO.matcher(around).find()) {
      return null;
    }
    return numbers.cardinal(minutes)
        + (seconds == 0 ? " minutes" : seconds < 10 ? " oh " : " ")
        + (seconds == 0 ? "" : numbers.cardinal(seconds));
  }
}
