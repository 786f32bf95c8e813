package dev.lector.speech.text;

import java.util.List;
import java.util.Locale;

/**
 * What opinions of courts write short: "JONES, J., concurring", "Part II.B", "Pt. B". To be applied
 * before citations.
 */
final class LawWords {
  private static final String JUDGED =
      "(?=,? (?:concurring|dissenting|delivered|joined|joins|took|takes|announced|filed|writing|respecting|not participating|concur|dissent)\\b)";

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?=[JCP])(?<=[A-Za-z]{2}, )(JJ?|C\\. ?J|P\\. ?J)\\.(?=,)" + JUDGED,
                m ->
                    switch (m.group(1)) {
                      case "J" -> "Justice";
                      case "JJ" -> "Justices";
                      case "C.J", "C. J" -> "Chief Justice";
                      default -> "Presiding Justice";
                    })
            .given("J.,"),
        // Part II.B, Part III.A.2
        Rewrite.of(
                "(?<=\\b(?:Parts?|Sections?|Secs?\\.|Counts?|Ch\\.|and|or|§) [IVX]{1,5})\\.([A-H])(?:\\.(\\d{1,2}))?(?:\\.([a-h]))?(?!\\w)",
                m ->
                    " "
                        + m.group(1)
                        + (m.group(2) == null ? "" : " " + m.group(2))
                        + (m.group(3) == null ? "" : " " + m.group(3).toUpperCase(Locale.ROOT)))
            .given(".A", ".B", ".C", ".D", ".E", ".F", ".G", ".H"),
        // Pt. B of the form; "Pt. Arena" is a place
        Rewrite.of("(?<![\\w.])([Pp])t\\.(?= [A-HJ-Z](?![\\w'.]|&))", m -> m.group(1) + "art")
            .given("t. "));
  }
}
