package dev.lector.speech.text;

import java.util.List;

/**
 * What letters, accounts and old books write short: "yr. letter of the 28th ult.", "Yrs.
 * sincerely", "£2 13s. 4d.", "No. 00418-22", "pop. of Eng.". To be applied before numbers.
 */
final class Correspondence {
  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?<![\\w.])yr\\.(?= (?:letter|favou?r|order|kind|esteemed|cheque|humble|obedient|most|note|parcel|enquiry|remittance)\\b)",
                "your")
            .given("yr. "),
        Rewrite.of(
                "(?<![\\w.])([Yy])rs\\.?(?= (?:sincerely|faithfully|truly|ever|affectionately|respectfully|very|in haste))",
                m -> m.group(1) + "ours")
            .given("rs"),
        Rewrite.of(
                "(?<=\\d(?:st|nd|rd|th) )(ult|inst|prox)\\.",
                m ->
                    switch (m.group(1)) {
                          case "ult" -> "ultimo";
                          case "inst" -> "instant";
                          default -> "proximo";
                        }
                        + Stops.LIKELY)
            .given(" ult.", " inst.", " prox."),
        Rewrite.of(
                "(?<![\\w.])inc\\.(?= (?:VAT|tax|GST|postage|p&p|delivery|tip|breakfast|all|shipping)\\b)",
                "including")
            .given("inc. "),
        Rewrite.of("(?<![\\w.])([Bb])eg\\.(?= (?:bal|inv)\\b)", m -> m.group(1) + "eginning")
            .given("eg. "),
        // 18 Apr 2000 01:55:00, April 18, 2000 1:55 PM
        Rewrite.of(
                "(?<=\\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\\.?,? (?:\\d{1,2}(?:st|nd|rd|th)?,? )?\\d{4}) (?=\\d{1,2}:\\d\\d)",
                ", ")
            .shaped("0 0"),
        Rewrite.of("(?<=^|\\n)RE(?=: )", "Re").given("RE: "),
        Rewrite.of("(?<![\\w.])reg\\.(?= (?:online|at|by|in|with)\\b)", "registered").given("reg."),
        // (inc. interval)
        Rewrite.of("(?<=[(,;] ?)inc\\.(?= [a-z£$€\\d])", "including").given("inc. "),
        Rewrite.of("(?<=\\b[Ii]n )rep\\.(?=[ ,;)])", "rep").given("rep."),
        Rewrite.of(
                "(?<=\\b(?:for|of|to|from|with|at|is|and|hope|if|re) )yr(?= (?:[a-z]{3,}))", "your")
            .given(" yr "),
        Rewrite.of("(?<![\\w.])int\\.(?= (?:pd|paid|exp|inc|rate|\\$|£|€))", "interest")
            .given("int. "),
        // account numbers keep their zeros
        Rewrite.of(
                "(?=0)(?<![\\w.,-])(0\\d{3,9})-(\\d{1,6})(?![\\w-])",
                m -> digits(m.group(1)) + ", " + digits(m.group(2)))
            .shaped("0-0"),
        // £2 13s. 4d.
        Rewrite.of(
                "(?=\\d)(?<![\\w.,])(?:(?<=£)(\\d{1,4}) )?(\\d{1,2})s\\.? (\\d{1,2})d(?:(\\.)(?=[\\s,;)]|$)|(?!\\w))",
                m ->
                    (m.group(1) == null ? "" : m.group(1) + ", ")
                        + m.group(2)
                        + " shillings and "
                        + m.group(3)
                        + " pence"
                        + (m.group(4) == null ? "" : Stops.LIKELY))
            .shaped("0a"),
        Rewrite.within(
                "(?=\\d)(?<=\\b(?:cost|costs|at|(for|of)|paid|price) )(\\d{1,2})d\\.(?=[\\s,;)]|$)",
                (m, paragraph) ->
                    m.group(1) == null || OldMoney.isToldOf(paragraph, m.start(), m.end())
                        ? m.group(2) + (m.group(2).equals("1") ? " penny" : " pence") + Stops.LIKELY
                        : null)
            .given("d."),
        Rewrite.of("(?<![\\w.])([Pp])op\\.(?= of\\b)", m -> m.group(1) + "opulation")
            .given("op. of"),
        Rewrite.of("(?<=\\bof )Eng\\.(?=[\\s,;)])", "England").given("Eng."),
        Rewrite.of("(?<=\\d )mil\\.", "million" + Stops.LIKELY).given(" mil."),
        Rewrite.of("(?<![\\w.])MSS?\\.(?= [A-Z][a-z]{1,12}\\.? \\d)", "manuscript").given("MS"),
        Rewrite.of("(?<![\\w.])fols?\\.(?= ?\\d)", "folio").given("fol"),
        // Languages: Fr. (fluent), Ger. (A2)
        Rewrite.of(
                "(?<=[:,;(] )(Fr|Ger|Span|Ital|Port|Russ|Jap|Lat)\\.(?=[,;)]| \\()",
                m ->
                    switch (m.group(1)) {
                      case "Fr" -> "French";
                      case "Ger" -> "German";
                      case "Span" -> "Spanish";
                      case "Ital" -> "Italian";
                      case "Port" -> "Portuguese";
                      case "Russ" -> "Russian";
                      case "Jap" -> "Japanese";
                      default -> "Latin";
                    })
            .given("Fr.", "Ger.", "Span.", "Ital.", "Port.", "Russ.", "Jap.", "Lat."),
        // Our office hrs. are 9-5.30
        Rewrite.of(
                "(?=\\d)(?<=\\b(?:hrs\\.?|[Hh]ours|[Oo]pen|OPEN)(?: are| is|:)? )(\\d{1,2})(?:\\.([0-5]\\d))?[-–](\\d{1,2})\\.([0-5]\\d)(?![\\w.]\\d|\\w)",
                m ->
                    m.group(1)
                        + (m.group(2) == null ? "" : ":" + m.group(2))
                        + " to "
                        + m.group(3)
                        + ":"
                        + m.group(4))
            .given("-", "–"));
  }

  private static String digits(String written) {
    return String.join(" ", written.split("", -1)).strip();
  }
}
