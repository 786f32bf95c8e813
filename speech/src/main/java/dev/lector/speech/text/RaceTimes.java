package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;

/**
 * Times with a point: 2:54.29 in a race, and times of day written like decimals: the 2.15 to
 * London, open 9.00–17.30.
 */
final class RaceTimes {
  private static final String TIME = "([01]?\\d|2[0-3])\\.([0-5]\\d)";

  /** What leaves or begins at a time of day. */
  private static final String GOES =
      "(?= (?:at|to|from|train|bus|flight|race|service|departure|ferry|handicap|hurdle|showing|sitting|sailing|coach|on|tonight"
          + "|tomorrow|this|every)\\b)";

  private final Numbers numbers;

  RaceTimes(Numbers numbers) {
    this.numbers = numbers;
  }

  /** To be applied before times of day. */
  Rule rules() {
    return Gate.of(
        Signs::innerPoint,
        List.of(
            Rewrite.of(
                    "(?=\\d)(?<![\\w.,:])(?:(\\d{1,2}):)?([0-5]?\\d):([0-5]\\d)\\.(\\d{1,3})(?![\\w:]|[.,]\\d)",
                    this::race)
                .given(":"),
            Rewrite.of(
                "(?=\\d)(?=\\d{1,2}\\.\\d\\d)(?<= )(?<=\\b(?:[Tt]he|[Aa]n?) )" + TIME + GOES,
                m -> m.group(1) + ":" + m.group(2)),
            Rewrite.of(
                "(?=\\d)(?=\\d{1,2}\\.\\d\\d)(?<= )(?<=\\b(?:[Cc]atch|[Cc]aught|[Tt]ake|took|[Mm]iss|missed) the )"
                    + TIME
                    + "(?![\\w%]|[.,]\\d)",
                m -> m.group(1) + ":" + m.group(2)),
            // open 9.00–17.30, from 9.30 to 5.30
            Rewrite.of(
                "(?=\\d)(?=\\d{1,2}\\.\\d\\d)(?<= )(?<=\\b(?:[Oo]pen|[Hh]ours|[Dd]aily|[Mm]eets|day|days|[Ff]rom|[Bb]etween)[:,]?"
                    + " )(?<!\\b(?:rose|fell|grew|up|down|risen|fallen|increased|decreased|improved|dropped|climbed|slipped|drifted|shortened|lengthened|narrowed|widened|strengthened|weakened|moved) from )"
                    + TIME
                    + "(\\s?[-–]\\s?| to | and )"
                    + TIME
                    + "(?![\\w%]|[.,]\\d| (?:per|million|billion|percent|[kcm]?m|kg|°)\\b)",
                RaceTimes::hours)));
  }

  private static String hours(MatchResult m) {
    boolean time = m.group(2).endsWith("0") || m.group(2).endsWith("5");
    boolean other = m.group(5).endsWith("0") || m.group(5).endsWith("5");
    return time && other
        ? m.group(1)
            + ":"
            + m.group(2)
            + (m.group(3).contains("and") ? " and " : " to ")
            + m.group(4)
            + ":"
            + m.group(5)
        : m.group();
  }

  // two fifty four point two nine
  private String race(MatchResult m) {
    String hours = m.group(1) == null ? "" : numbers.number(m.group(1)) + " ";
    String minutes =
        hours.isEmpty() ? numbers.cardinal(Integer.parseInt(m.group(2))) : pair(m.group(2));
    return hours + minutes + " " + pair(m.group(3)) + " point " + numbers.digits(m.group(4));
  }

  private String pair(String written) {
    int value = Integer.parseInt(written);
    return value == 0 ? "zero zero" : (value < 10 ? "oh " : "") + numbers.cardinal(value);
  }
}
