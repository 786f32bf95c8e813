package dev.lector.speech.text;

import java.util.List;
import java.util.Map;

/**
 * The eight points between two letters of the compass: "NNW at 9 mph". Four of them mean nothing
 * else; SSE, ESE, ENE and SSW do, unless wind, a distance or a place stands beside them. To be
 * applied before capitals.
 */
final class HalfWinds {
  private static final Map<String, String> POINTS =
      Map.of(
          "NNE",
          "north northeast",
          "ENE",
          "east northeast",
          "ESE",
          "east southeast",
          "SSE",
          "south southeast",
          "SSW",
          "south southwest",
          "WSW",
          "west southwest",
          "WNW",
          "west northwest",
          "NNW",
          "north northwest");

  private static final String BEFORE =
      "(?:[Ww]inds?|[Ww]ind(?:s)?:|[Bb]reezes?|[Ss]wells?|[Gg]usts?|[Gg]usting|[Ss]eas?|from(?: the)?|the|[Bb]lowing|[Bb]acking|[Vv]eering|[Hh]eading|[Hh]eaded|[Bb]earing|[Cc]ourse|[Ff]acing|[Dd]ue|to|towards?"
          + "|knots|kts?|mph|km|[Mm]iles?|mi|m|[Mm]et(?:er|re)s|[Kk]ilomet(?:er|re)s|ft|feet|yards|light|strong|moderate|fresh|gentle)";

  private static final String BEHIND =
      "(?:at|of|by|to|winds?|gusts?|gusting|breezes?|swells?|seas?|gales?|corner|side|direction|heading|course|face|flank|slopes?|ridge|bound|then|becoming|backing|veering|around|about|\\d{1,3}(?: ?[-–] ?\\d{1,3})?(?: ?(?:mph|kts?|knots|km/h|kph|m/s)|,|\\.| to))";

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?=[NW])(?<![\\w.$/&–-])(NNE|WSW|WNW|NNW)(?![\\w&–-]|\\.\\w)",
                m -> POINTS.get(m.group(1)))
            .given("NNE", "WSW", "WNW", "NNW"),
        Rewrite.of(
                "(?=[SE])(?<![\\w.$/&–-])(?:(?<=\\b"
                    + BEFORE
                    + " )(SSE|SSW|ESE|ENE)(?![\\w&–-]|\\.\\w| (?:plc|shares|instructions|streams?|events?|endpoints?|server|support|connections?|registers?)\\b)|(SSE|SSW|ESE|ENE)(?= "
                    + BEHIND
                    + "(?!\\w)))",
                m -> POINTS.get(m.group(1) == null ? m.group(2) : m.group(1)))
            .given("SSE", "SSW", "ESE", "ENE"));
  }
}
