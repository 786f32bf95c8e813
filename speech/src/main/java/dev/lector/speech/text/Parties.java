package dev.lector.speech.text;

import java.util.List;

/**
 * The party in brackets behind a politician: "Sen. Smith (D)", "Rep. Amy Hall (D-Ohio)", "Gov. Reed
 * (R) signed". To be applied before abbreviations.
 */
final class Parties {
  private static final String OFFICE =
      "(?:Sens?\\.?|Reps?\\.?|Govs?\\.?|Senators?|Representatives?|Governors?|Congress(?:man|woman)|Assembly(?:man|woman)|Delegate|President|Speaker|Leader|Mayor|Chairman|Chairwoman|nominee|candidate|challenger|incumbent)";

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?=[RDI][)])(?<=\\b"
                    + OFFICE
                    + " [A-Z][\\w.'-]{0,15} (?:[A-Z][\\w.'-]{0,15} )?(?:[A-Z][\\w.'-]{0,15} )?\\()([RDI])(?=\\))",
                m ->
                    switch (m.group(1)) {
                      case "R" -> "Republican";
                      case "D" -> "Democrat";
                      default -> "independent";
                    })
            .given("(R)", "(D)", "(I)"));
  }
}
