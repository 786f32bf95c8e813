package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Scores of Gaelic games, goals and points of each side: "led 0-9 to 0-7", "won by 3-29 to 1-34". A
 * "to" stands between the sides and none within one. To be applied before ranges.
 */
final class PointsAndGoals {
  private static final int CLAUSE = 60;

  /** What is told of a score; what is raised from 2-3 to 4-5 days is none. */
  private static final Pattern PLAYED =
      Pattern.compile(
          "\\b(?i:led|lead|leading|leads|won|wins?|winning|beat|beats|beating|lost|lose|losing|ahead|behind|up|down|trail(?:ed|ing|s)?|scor(?:e|ed|es|ing)|score ?line|victory|win|defeat(?:ed)?|defeating"
              + "|drew|edged|overcame|saw off|finished|finishing|half-?time|full-?time|final|final whistle|hurling|hurlers|camogie|football|GAA|replay|minors?)\\b[^.!?]{0,60}$");

  private static final Pattern COUNTED =
      Pattern.compile(
          "^ (?:days?|weeks?|months?|years?|hours?|minutes?|times|people|percent|mg|g|kg|ml|mm|cm|m|km|miles|inches|feet)\\b|^ ?%");

  private static final String SIDE = "(\\d{1,2})[-–](\\d{1,2})";

  private final Numbers numbers;

  PointsAndGoals(Numbers numbers) {
    this.numbers = numbers;
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.within(
                "(?=\\d)(?<![\\w.,/$£€–-])(?<!\\b[Ff]rom )"
                    + SIDE
                    + " to "
                    + SIDE
                    + "(?![\\w/–-]|[.,]\\d)",
                this::score)
            .given(" to "));
  }

  private @Nullable String score(MatchResult m, String paragraph) {
    String before = Neighbours.around(paragraph, m.start() - CLAUSE, m.start());
    String behind = Neighbours.around(paragraph, m.end(), m.end() + 10);
    if (!PLAYED.matcher(before).find() || COUNTED.matcher(behind).find()) {
      return null;
    }
    return side(m, 1) + " to " + side(m, 3);
  }

  private String side(MatchResult m, int goals) {
    return numbers.name(m.group(goals)) + " " + numbers.name(m.group(goals + 1));
  }
}
