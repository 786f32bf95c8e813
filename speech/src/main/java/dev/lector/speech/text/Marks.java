package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Marks of schools and reviews: "A- = 90–92", "A- or B+", "Taste 7/10". A mark's minus stands where
 * a dash would. To be applied before dashes and fractions.
 */
final class Marks {
  /** What is given points. */
  private static final String RATED =
      "(?:Overall|Total|Taste|Flavou?r|Texture|Service|Value|Comfort|Design|Story|Plot|Acting|Writing|Graphics|Sound|Food|Atmosphere|Ambian?ce"
          + "|Quality|Display|Battery|Camera|Performance|Cleanliness|Location|Difficulty|Verdict|Score|Rating|Build|Price|Looks|Smell|Aroma|Appearance|Presentation|Gameplay|Music|Views?|Staff)";

  /** Whose minus is "negative". */
  private static final Pattern BLOOD =
      Pattern.compile("(?i)\\b(?:blood|donors?|rh|transfusions?|plasma|platelets)\\b");

  private static final int NEAR = 100;

  List<Rule> rules() {
    return List.of(
        Rewrite.within(
                "(?=[A-D][-−–](?: ?=|,? (?:or|and|to) [A-F]|[,)]))(?<![\\w+*/=^-])(?<![=+*/^] )([A-D])[-−–](?= ?= ?\\d|,? (?:or|and|to) (?:an? )?[A-F](?:[+−-](?!\\w)|[\\s,.;:)]|$)|, [A-F](?:[+−-](?!\\w)|[,.;:)]))",
                Marks::minus)
            .shaped("A-", "A–", "A−"),
        Rewrite.within(
                "(?=[A-D])(?<=\\b[A-F][+]? ?(?:or|and|to|,) )([A-D])[-−–](?=[,.;:)]|$| [a-z])",
                Marks::minus)
            .shaped("A-", "A–", "A−"),
        // Taste 7/10
        Rewrite.of(
                "(?=/)(?<=(?:^|[.,;:!?(\\n] ?)"
                    + RATED
                    + "(?: (?:life|quality|score|for money))?:? (?:[1-9]|10))/(?=(?:5|10)(?![\\w/%]|[.,]\\d))",
                " out of ")
            .given("/5", "/10"));
  }

  private static @Nullable String minus(MatchResult m, String paragraph) {
    String near = Neighbours.around(paragraph, m.start() - NEAR, m.end() + NEAR);
    return BLOOD.matcher(near).find() ? null : m.group(1) + " minus";
  }
}
