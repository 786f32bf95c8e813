package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Places on the globe: 40°26'46" N, 43.7678° N, 15.3N 61.3W. */
final class Coordinates {
  private final Numbers numbers;

  Coordinates(Numbers numbers) {
    this.numbers = numbers;
  }

  /** To be applied before units. */
  List<Rule> rules() {
    return List.of(
        // newtons and watts never stand so
        Rewrite.of(
                "(?=\\d)(?<![\\w.,/-])(\\d{1,2}(?:\\.\\d{1,4})?) ?([NS])(,? ?[/ ] ?)(\\d{1,3}(?:\\.\\d{1,4})?) ?([EW])(?![\\w'])(\\.(?= [a-z]))?",
                this::pair)
            .shaped("0A", "0 A"),
        Rewrite.of(
                "(?=\\d)(?<![\\w.,/])("
                    + Numbers.NUMBER
                    + ")\\s?°\\s?(?:(\\d{1,2})\\s?')?(?:\\s?(\\d{1,2}(?:\\.\\d{1,6})?)\\s?(?:\"|''))?\\s?([NSEW])(?![A-Za-z])(\\.(?![A-Za-z]))?",
                this::coordinate)
            .given("°"));
  }

  // Sizes of shoes are no pair: 8N, 9W
  private @Nullable String pair(MatchResult m) {
    boolean comma = m.group(3).indexOf(',') >= 0;
    boolean exact = m.group(1).indexOf('.') >= 0 || m.group(4).indexOf('.') >= 0;
    return (comma && !exact)
            || Double.parseDouble(m.group(1)) > 90
            || Double.parseDouble(m.group(4)) > 180
        ? null
        : numbers.number(m.group(1))
            + " degrees"
            + direction(m.group(2))
            + ", "
            + numbers.number(m.group(4))
            + " degrees"
            + direction(m.group(5));
  }

  private static String direction(String letter) {
    return switch (letter) {
      case "N" -> " north";
      case "S" -> " south";
      case "E" -> " east";
      default -> " west";
    };
  }

  private String coordinate(MatchResult m) {
    StringBuilder out = new StringBuilder(numbers.number(m.group(1))).append(" degrees");
    if (m.group(2) != null) {
      out.append(' ').append(numbers.number(m.group(2))).append(" minutes");
    }
    if (m.group(3) != null) {
      out.append(' ').append(numbers.number(m.group(3))).append(" seconds");
    }
    return out.append(direction(m.group(4)))
        .append(m.group(5) == null ? "" : Stops.NOUN)
        .toString();
  }
}
