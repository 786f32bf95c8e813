package dev.lector.speech.text;

import java.util.List;

/**
 * The direction behind a road's number: "I-70 W", "US-24 S", "CO-300 W". Elsewhere W behind a
 * number is watts. To be applied before units.
 */
final class RoadLetters {
  private static final String ROAD =
      "(?:(?:I|US|SR|CR|FM|Hwy\\.?|Highway|Route|Rte\\.?|Interstate)[ -]|[A-Z]{2}-)";

  /** What a road is not: a model that has its watts behind it. */
  private static final String NO_LAMP =
      "(?! (?:lamp|bulb|motor|heater|charger|supply|adapter|panel|speaker|amp|amplifier|unit|model|laser|LED)\\b)";

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?=[NSEW])(?<=(?<![\\w-])"
                    + ROAD
                    + "\\d{1,4}[A-Z]? )([NSEW])(?![\\w'&-]|\\.\\w)"
                    + NO_LAMP,
                m ->
                    switch (m.group(1)) {
                      case "N" -> "north";
                      case "S" -> "south";
                      case "E" -> "east";
                      default -> "west";
                    })
            .shaped("0 A"));
  }
}
