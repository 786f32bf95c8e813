package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Hyphens that stand for a dash or for "to": behind the place of a report ("CHICAGO-The Bulls"),
 * between a named number and what it is about ("Chapter 4 - 3 ways"), and in a score.
 */
final class ProseDashes {
  private static final String NUMBERED =
      "(?:(?i:chapter|part|section|lesson|step|day|week|month|episode|season|volume|book|unit|room|level|stage|appendix"
          + "|exercise|question|tip|rule|lecture|module|phase|article|page|paragraph|idea|recipe|problem|option)"
          + "|Route|Highway|Interstate|Flight|Gate|Windows|Android|Ubuntu|Debian|Fedora)";

  /** What is told of a player or a team first. */
  private static final String DID =
      "(?:[a-z]{2,12}ed|was|were|is|are|has|had|have|will|won|hit|made|led|beat|took|ran|said|threw|got|put|went|came|gave)";

  /** To be applied before ranges and minus signs. */
  List<Rule> rules() {
    return List.of(
        // OKLAHOMA CITY-Russell Westbrook scored; but not COVID-Positive
        Rewrite.of(
                "(?<=^(?:[A-Z]{3,15} |)(?:[A-Z]{3,15} |)[A-Z]{3,15}(?:, [A-Z][A-Za-z.]{1,12}|))-"
                    + "(?=(?:The|An|After|When|While|It|He|She|They|There|This|These|Police) "
                    + "|(?![A-Z][a-z]+(?:ed|ing|ly)\\b|(?:Positive|Negative|Like|Free|Style|Only|Type|Class|Era)\\b)"
                    + "[A-Z][a-z']{1,20} [A-Z][A-Za-z'-]{1,20} "
                    + DID
                    + "\\b)",
                " — ")
            .shaped("A-"),
        // Chapter 4 - 3 ways; but not Chapter 3 - 5
        Rewrite.of(
                "(?=[ ])(?<=\\b"
                    + NUMBERED
                    + " (\\d{1,4})) - (?=(\\d{1,4}) ?(?:[KMGT]i?B\\b|(?!(?:down|and|from|equals|minus|per|percent)\\b)[A-Za-z][a-z]{2,}))",
                ProseDashes::dash)
            .given(" - "),
        // the score was 4 - 3
        Rewrite.of(
                "(?<=\\b[Ss]core (?:was|is|of|at|stood at|stands at) \\d{1,3}) - (?=\\d{1,3}(?!\\d|\\.\\d))",
                "-")
            .given(" - "));
  }

  /** A range goes up. */
  private static @Nullable String dash(MatchResult m) {
    return Integer.parseInt(m.group(2)) < Integer.parseInt(m.group(1)) ? ", " : null;
  }
}
