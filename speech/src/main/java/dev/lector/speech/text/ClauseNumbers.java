package dev.lector.speech.text;

import java.util.List;

/**
 * Numbers of the clauses of a contract, which stand apart from the sentence behind them: "4.1 The
 * Customer shall pay". To be applied before numbers.
 */
final class ClauseNumbers {
  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?=\\d)(?<=^|\\n|[.;:] )(\\d{1,2}\\.\\d{1,2}(?:\\.\\d{1,2})?)(?! (?:Million|Billion|Thousand|Percent|Per|Times|Lit(?:re|er)s?|Miles|Met(?:re|er)s|Inch(?:es)?|Feet|Hours|Minutes|Points?|Stars?)\\b)(?= [A-Z][A-Za-z' ,()-]{2,70} (?:shall|may|must|will|agrees?|acknowledges?|warrants?|undertakes?|means?)\\b)(?! [A-Z][a-z]{2,9} \\d)",
                m -> m.group(1) + ",")
            .shaped("0 A"));
  }
}
