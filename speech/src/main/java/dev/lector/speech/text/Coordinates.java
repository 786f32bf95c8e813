package dev.lector.speech.text;

import java.util.regex.MatchResult;

/** Places on the globe: 40°26'46" N, 43.7678° N. */
final class Coordinates {
  private final Numbers numbers;

  Coordinates(Numbers numbers) {
    this.numbers = numbers;
  }

  /** To be applied before units. */
  Rule rule() {
    return Rewrite.of(
            "(?=\\d)(?<![\\w.,/])("
                + Numbers.NUMBER
                + ")\\s?°\\s?(?:(\\d{1,2})\\s?')?(?:\\s?(\\d{1,2}(?:\\.\\d{1,6})?)\\s?(?:\"|''))?\\s?([NSEW])(?![A-Za-z])(\\.(?![A-Za-z]))?",
            this::coordinate)
        .given("°");
  }

  private String coordinate(MatchResult m) {
    StringBuilder out = new StringBuilder(numbers.number(m.group(1))).append(" degrees");
    if (m.group(2) != null) {
      out.append(' ').append(numbers.number(m.group(2))).append(" minutes");
    }
    if (m.group(3) != null) {
      out.append(' ').append(numbers.number(m.group(3))).append(" seconds");
    }
    return out.append(
            switch (m.group(4)) {
              case "N" -> " north";
              case "S" -> " south";
              case "E" -> " east";
              default -> " west";
            })
        .append(m.group(5) == null ? "" : Stops.NOUN)
        .toString();
  }
}
