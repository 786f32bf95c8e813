package dev.lector.speech.text;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Saints and streets: what "St.", "Dr." and the like stand for depends on what is around them. */
final class Streets {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("St", "Street"),
          Map.entry("Dr", "Drive"),
          Map.entry("Ct", "Court"),
          Map.entry("Pl", "Place"),
          Map.entry("Sq", "Square"),
          Map.entry("Ave", "Avenue"),
          Map.entry("Blvd", "Boulevard"),
          Map.entry("Rd", "Road"),
          Map.entry("Ln", "Lane"),
          Map.entry("Hwy", "Highway"),
          Map.entry("Pkwy", "Parkway"),
          Map.entry("Expy", "Expressway"),
          Map.entry("Expwy", "Expressway"),
          Map.entry("Fwy", "Freeway"),
          Map.entry("Tpke", "Turnpike"),
          Map.entry("Ter", "Terrace"),
          Map.entry("Cir", "Circle"),
          Map.entry("Trl", "Trail"),
          Map.entry("Aly", "Alley"),
          Map.entry("Cres", "Crescent"),
          Map.entry("Pk", "Park"),
          Map.entry("Plz", "Plaza"));

  /** Names of streets in every town. */
  private static final String USUAL =
      "(?:Main|Oak|Pine|Elm|Maple|Cedar|Walnut|Chestnut|Spruce|Birch|Ash|High|Market|Broad|Church|State|Park|Center|Centre|Spring|Front|Union|River"
          + "|Lake|Hill|Bridge|Canal|Water|Court|School|Mill|Pearl|Vine|Grand|Washington|Jefferson|Franklin|Jackson|Lincoln|Madison|Monroe|Adams"
          + "|Bond|Baker|Fleet|Regent|Oxford|Queen|King|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)";

  private final Stops stops;

  Streets(Stops stops) {
    this.stops = stops;
  }

  /**
   * Behind a house's number and a name: "12 Main St.", "2788 San Tomas Expy". To be applied while
   * there are digits.
   */
  List<Rule> numbered() {
    return List.of(
        Rewrite.of("(?<=\\d(?:st|nd|rd|th) )St\\.(?!\\w)", "Street" + Stops.NOUN).given(" St."),
        Rewrite.of(
            "(?=\\d)(?<![\\w.,$£€-])(\\d{1,5}[A-Za-z]? (?:[NSEW]{1,2}\\.?"
                + " )?(?:(?:[A-Z][a-z']{1,15}|\\d{1,3}(?:st|nd|rd|th)) ){1,3})"
                + "(St|Dr|Ct|Pl|Sq|Ave|Blvd|Rd|Ln|Hwy|Pkwy|Expw?y|Fwy|Tpke|Ter|Cir|Trl|Aly|Cres|Plz)(\\.?)(?![\\w'-])(?=(\\s{1,3}\\d)?)",
            m ->
                m.group(1)
                    + NAMES.get(m.group(2))
                    + (m.group(3).isEmpty() ? "" : m.group(4) == null ? Stops.NOUN : ".")));
  }

  List<Rule> rules() {
    return List.of(
        // shot on Main St. Police arrested a man; but not Market St. Ann
        Rewrite.of(
                "(?<=\\b"
                    + USUAL
                    + " )St\\.(?=\\s{1,4}(?!(?:Ann|Anne|Mary|John|Paul|Peter|James|Luke|Mark|Thomas|Joseph|George|Patrick|Andrew|David|Martin"
                    + "|Michael|Louis|Francis|Nicholas|Stephen|Vincent|Helena|Charles|Clair|Croix|Lawrence)\\b)[A-Z][a-z])",
                "Street" + Stops.LIKELY)
            .given(" St."),
        // "Elm St. is", "Fifth Ct.", "Mulholland Dr. The": a name before, no name behind
        Rewrite.of(
                "(St|Dr|Ct|Pl|Sq)\\.(?<=\\b(?:[A-Z][a-z]{1,20}|[a-z]{0,12}(?:st|nd|rd|th))"
                    + " [A-Z][a-z]\\.)"
                    + "(?!(?<=Dr\\.) (?:&|and) (?:Dr|Mrs?|Ms|Miss|Prof|Mme|Rev)\\b)"
                    + "(?=\\s{1,4}(?![A-Z])|\\s{1,4}([A-Z][a-z]{0,20})|[,;:!?)\"]|$)",
                m -> isName(m.group(2)) ? null : street(m))
            .given("St.", "Dr.", "Ct.", "Pl.", "Sq."),
        Rewrite.of("(St)(?=[,;:!?]|$)(?<=\\b[A-Z][a-z]{1,20} St)", this::street).given(" St"),
        Rewrite.of(
                "(?<= )(?!Ave (?:Maria|Verum|Regina)\\b)(Ave|Blvd|Rd|Ln|Hwy|Pkwy)\\.?(?![A-Za-z])",
                this::street)
            .given(" Ave", " Blvd", " Rd", " Ln", " Hwy", " Pkwy"),
        Rewrite.of("\\bSt\\.?(?=\\s[A-Z][a-z])", "Saint").given("St"));
  }

  private boolean isName(@Nullable String following) {
    return following != null && !stops.begins(following);
  }

  private String street(MatchResult m) {
    return NAMES.getOrDefault(m.group(1), m.group(1)) + (m.group().endsWith(".") ? Stops.NOUN : "");
  }
}
