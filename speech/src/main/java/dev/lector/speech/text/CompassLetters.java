package dev.lector.speech.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Points of the compass as guides and histories shorten them: "the N. wall", "N. and S. arcades",
 * "S.W. of", "further E.", "from N. to S.", "S. Africa". Elsewhere a capital with a point is an
 * initial, or a genus: "E. coli". To be applied before abbreviations and units.
 */
final class CompassLetters {
  private static final String POINT = "(?:[NSEW]\\. ?[NS]\\. ?[EW]\\.|[NS]\\. ?[EW]\\.|[NSEW]\\.)";
  private static final String POINTS_ON_END =
      "(" + POINT + "(?:,? (?:(?:and|or|&|to|by) )?" + POINT + "){0,3})";

  /** Not behind another initial, a title or what letters tell apart. */
  private static final String ALONE =
      "(?<![\\w.'])(?<!\\b[A-Z]\\. ?)(?<!\\b(?:Mrs?|Ms|Miss|Dr|[Pp]lan|[Vv]itamin|[Gg]rade|[Cc]lass|[Pp]oint|[Tt]ype|[Ll]etter)\\.? )";

  /** What buildings and land have on one side. */
  private static final String PART =
      "(?:walls?|windows?|aisles?|arcades?|ends?|sides?|doorways?|doors?|porch(?:es)?|transepts?|chapels?|towers?|fronts?|fa[c]ades?|gables?"
          + "|ranges?|wings?|faces?|corners?|naves?|chancels?|choirs?|quires?|banks?|coasts?|shores?|parts?|half|slopes?|entrances?|gates?"
          + "|gateways?|galler(?:y|ies)|bays?|boundar(?:y|ies)|buttress(?:es)?|angles?|elevations?|piers?|arch(?:es)?|arms?|winds?|portions?"
          + "|quarters?|sections?|borders?|edges?|suburbs?|cloisters?|responds?|jambs?|vestr(?:y|ies)|turrets?|lancets?|clerestor(?:y|ies)"
          + "|parapets?|roofs?|stairs?|staircases?|rooms?|lights?|limit|bound|direction)";

  private static final String WHICH =
      "(?:(?:outer|inner|lower|upper|main|great|central|external|internal|extreme|end) )?";

  /** The same as part of a name, behind an article. */
  private static final String NAMED_PART =
      "(?:Aisle|Window|Wall|Arcade|Side|End|Bank|Pole|Midlands|Front|Transept|Tower|Porch|Door|Doorway|Gate|Gallery|Chapel|Wing|Range"
          + "|Coast|Sea|Indies|Highlands|Downs|Riding|Atlantic|Pacific|Island)";

  private static final String LAND =
      "(?:N\\.(?= (?:America|Africa|Wales|Ireland|Korea|Yorkshire|Devon|Somerset|Italy|Germany|Carolina|Dakota|Atlantic|Pacific)\\b)"
          + "|S\\.(?= (?:America|Africa|Wales|Korea|Yorkshire|Devon|Somerset|Italy|Germany|Carolina|Dakota|Australia|Atlantic|Pacific)\\b)"
          + "|E\\.(?= (?:Africa|Anglia|Indies|Indian|Sussex|Lothian|Yorkshire|Germany|Asia|Suffolk)\\b)"
          + "|W\\.(?= (?:Africa|Indies|Indian|Sussex|Lothian|Yorkshire|Germany|Virginia|Suffolk)\\b)"
          + "|[NS]\\. ?[EW]\\.(?= (?:Asia|Africa|England|Scotland|London|Yorkshire|Lancashire|France|Corner)\\b))";

  private static final Pattern LETTERS =
      Pattern.compile("(?:([NSEW])\\. ?)??([NS])\\. ?([EW])\\.|([NSEW])\\.");

  List<Rule> rules() {
    return List.of(
        // lat. 40 N., long. 74.5 W.
        Rewrite.of(
                "\\b([Ll])(at|ong)\\. (\\d{1,3}(?:\\.\\d{1,4})?) ?([NSEW])(?:(\\.)|(?=[,;:)]|\\s{0,3}$))",
                m ->
                    m.group(1)
                        + m.group(2)
                        + "itude "
                        + m.group(3)
                        + " degrees "
                        + point(m.group(4))
                        + (m.group(5) == null ? "" : Stops.LIKELY))
            .given("at. ", "ong. "),
        Rewrite.of(
                "(?=[NSEW])"
                    + ALONE
                    + POINTS_ON_END
                    + " (?="
                    + WHICH
                    + PART
                    + "\\b|of\\b|by (?:the\\b|[A-Z][a-z]))",
                m -> inWords(m.group(1)) + " ")
            .given("N. ", "S. ", "E. ", "W. "),
        Rewrite.of(
                "(?=[NSEW])(?<=\\b[Tt]he )" + POINTS_ON_END + " (?=" + NAMED_PART + "\\b)",
                m -> named(m.group(1)) + " ")
            .given("N. ", "S. ", "E. ", "W. "),
        Rewrite.of("(?=[NSEW])(?<![\\w.'])(?<!\\b[A-Z]\\. ?)" + LAND, m -> named(m.group()))
            .given("N. ", "S. ", "E. ", "W. "),
        Rewrite.of(
                "(?=[NSEW])(?<=\\b(?:[Ff]rom|[Rr]uns|[Rr]unning|[Ll]ying|[Ll]ies|[Bb]etween) )("
                    + POINT
                    + "(?:,? (?:and|or|&|to|by) "
                    + POINT
                    + "){1,3})(?![\\w.'])",
                m -> inWords(m.group(1)) + Stops.UNLIKELY)
            .given("N.", "S.", "E.", "W."),
        Rewrite.of(
                "(?=[NSEW])(?<=\\b(?:(?:[Ff]urther|[Ff]arther|[Dd]ue|[Ff]acing|[Ff]aces|[Rr]uns|[Rr]unning|[Ll]ies|[Ll]ying|[Ww]inds?|[Tt]urns?|[Hh]eading|[Bb]earing)|(?:[Tt]o|[Oo]n|[Aa]t|[Tt]owards?|[Ii]n) the|\\d (?:miles?|m\\.|km|ft\\.|yds\\.)) )"
                    + POINTS_ON_END
                    + "(?![\\w.'])",
                m -> inWords(m.group(1)) + Stops.UNLIKELY)
            .given("N.", "S.", "E.", "W."));
  }

  private static String inWords(String points) {
    Matcher letters = LETTERS.matcher(points);
    return letters
        .replaceAll(
            m ->
                m.group(4) != null
                    ? point(m.group(4))
                    : (m.group(1) == null ? "" : point(m.group(1)) + " ")
                        + point(m.group(2))
                        + point(m.group(3)))
        .replace("&", "and");
  }

  private static String point(String letter) {
    return switch (letter) {
      case "N" -> "north";
      case "S" -> "south";
      case "E" -> "east";
      default -> "west";
    };
  }

  private static String named(String points) {
    String words = inWords(points);
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
