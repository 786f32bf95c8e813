package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;

/**
 * Units of torque in all the ways manuals write them: 18 lb ft, 20 ft·lbf, 35 lb-in, 5 kgf*cm. To
 * be applied before signs and units.
 */
final class Torques {
  private static final String JOINED = "(?:\\.?[*·⋅•×.-]|\\. ?)";

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?=[- fi])(?<=\\d)[ -]?(ft|in)(?:"
                    + JOINED
                    + "| )(lbs?f?|lbf)(?![\\w'])(?:\\.(?= ?[a-z,;(]))?",
                m ->
                    m.group(1).equals("in") && m.group().matches(" ?in lbs?")
                        ? null
                        : (m.group(1).equals("ft") ? " foot " : " inch ") + "pounds")
            .given("lb"),
        Rewrite.of(
                "(?=[- lo])(?<=\\d)[ -]?(lbs?f?|lbf|ozf?)(?:"
                    + JOINED
                    + "|(?<=f) | (?=ft))(ft|in)(?![\\w'])(?! \\d)(?:\\.(?= ?[a-z,;(]))?",
                Torques::forceFirst)
            .given("lb", "oz"),
        Rewrite.of(
                "(?=[- k])(?<=\\d)[ -]?kgf(?:[*·⋅•×.-]| )(c?m)(?![\\w'²³^])",
                m -> " kilogram force " + (m.group(1).equals("m") ? "meters" : "centimeters"))
            .given("kg"));
  }

  private static String forceFirst(MatchResult m) {
    return (m.group(1).startsWith("o") ? " ounce " : " pound ")
        + (m.group(2).equals("ft") ? "feet" : "inches");
  }
}
