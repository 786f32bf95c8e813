package dev.lector.speech.text;

import java.util.List;
import java.util.Map;

/**
 * Abbreviations known by what is around them: "no. 5", "Boston, Mass.", "art. III", "350 deg. F".
 */
final class PlacedAbbreviations {
  private static final Map<String, String> REFERRED =
      Map.ofEntries(
          Map.entry("Eq", "Equation"),
          Map.entry("Eqs", "Equations"),
          Map.entry("Eqn", "Equation"),
          Map.entry("eq", "equation"),
          Map.entry("eqs", "equations"),
          Map.entry("Fig", "Figure"),
          Map.entry("fig", "figure"),
          Map.entry("Tab", "Table"),
          Map.entry("tab", "table"),
          Map.entry("Sec", "Section"),
          Map.entry("sec", "section"),
          Map.entry("Ref", "Reference"),
          Map.entry("Refs", "References"),
          Map.entry("ref", "reference"),
          Map.entry("App", "Appendix"),
          Map.entry("Ch", "Chapter"),
          Map.entry("Thm", "Theorem"),
          Map.entry("Def", "Definition"),
          Map.entry("Prop", "Proposition"),
          Map.entry("Lem", "Lemma"));

  private static final Map<String, String> DOTTED_STATES =
      Map.of(
          "N.C",
          "North Carolina",
          "S.C",
          "South Carolina",
          "N.Y",
          "New York",
          "N.J",
          "New Jersey",
          "N.H",
          "New Hampshire",
          "R.I",
          "Rhode Island");

  private final Abbreviations known;

  PlacedAbbreviations(Abbreviations known) {
    this.known = known;
  }

  /** To be applied while there are digits. */
  List<Rule> rules() {
    return List.of(
        // The answer is no. 5 people left.
        Rewrite.of(
                "(?<=\\b(?:is|was|said|say|says|answer|answered|replied|be|a|with|or)"
                    + " )([Nn])o\\.(?=\\s\\d[\\d,]{0,12}\\s(?:[a-z]{2,15}s|people|men|women|children)\\b)",
                m -> m.group(1) + "o. ,")
            .given("o."),
        // Smith et al. (2020a,b)
        Rewrite.of("(?<=\\bet al)\\.(?= \\()", "").given("et al. ("),
        // version v3
        Rewrite.of("(?<=\\b[Vv]ersions? )[vV]\\.? ?(?=\\d)", "").given("ersion"),
        // No 1 on the list
        Rewrite.of(
                "(?<![\\w.])No(?=\\s\\d{1,5}(?![\\w%]|[.,:]\\d)(?!\\s(?:[a-z]{2,15}s|people|men|women|children|more|other)\\b))",
                "Number")
            .given("No "),
        // Eq. (5)
        Rewrite.of(
                "(?=[EeFTtSsRrACDLP])(?<![\\w.])(?<!\\d )(Eqs?|eqs?|Eqn|Fig|fig|Tab|tab|Sec|sec|Ref|ref|Refs|App|Ch|Thm|Def|Prop|Lem)\\.\\s?(?:\\((\\d{1,3}(?:\\.\\d{1,3})?[a-z]?)\\)|(?=\\d))",
                m -> REFERRED.get(m.group(1)) + " " + (m.group(2) == null ? "" : m.group(2)))
            .shaped(".0", ". 0", ".(", ". ("),
        Rewrite.of(
                "(?<=[A-Z][a-z']{1,20},? )([JS])r(?![\\w.]|'(?!s\\b))",
                m -> m.group(1).equals("J") ? "Junior" : "Senior")
            .given("Jr", "Sr"),
        Rewrite.of(
                "(?<![\\w.])(gov|Gov)\\.(?=\\s[a-z])",
                m -> m.group(1).equals("gov") ? "government" : "Government")
            .given("ov."),
        // Smith Co Inc
        Rewrite.of("(?<=[A-Z][A-Za-z&]{1,20} )Co(?= (?:Inc|Ltd|Corp|LLC|Plc|PLC|LP)\\b)", "Company")
            .given(" Co "),
        Rewrite.of("(?<=[A-Z][A-Za-z&]{1,20},? )(Inc|Ltd|Corp|Bros)(?![\\w.'])", known::plain)
            .given("Inc", "Ltd", "Corp", "Bros"),
        Rewrite.of("(?<![\\w.'])(Mt|Ft)(?=\\s[A-Z][a-z]{2})", known::plain).given("Mt ", "Ft "),
        // in Va. and Ky.; 8th Va. Regt.
        Rewrite.of(
                "(?=[A-Z])(?<=\\b(?:in|from|to|of|near|through|across|and|born|died|[Ww]estern|[Ee]astern|[Nn]orthern|[Ss]outhern|[Cc]entral|\\d(?:st|nd|rd|th|d)) )(Va|Ky|Pa|Tenn|Wis|Minn|Mich|Okla|Nebr|Fla|Calif|Conn|Tex|Ala|Ariz|Colo|Wyo|Vt|Md|Ga)\\.(?!\\w)",
                m -> ShortStates.NAMES.get(m.group(1)) + Stops.UNLIKELY)
            .given("."),
        Rewrite.of(
                "(?<=\\b(?:born|died|\\d(?:st|nd|rd|th|d)) )(N\\.C|S\\.C|N\\.Y|N\\.J|N\\.H|R\\.I)\\.(?= (?:Regt|Inf|Cav|Vols?|Militia|Infantry|Cavalry|Regiment|Volunteers|Artillery)\\b|[,;)]|\\s{0,3}$| in | \\d)",
                m -> DOTTED_STATES.get(m.group(1)))
            .given("."),
        Rewrite.of(
                "(?<![\\w.])(Rev|Civ)\\.(?= War(?:,|;|\\.| (?!Dep|Off|Sec|[A-Z])|$))",
                m -> m.group(1).equals("Rev") ? "Revolutionary" : "Civil")
            .given(". War"),
        // Boston, Mass.; "Come, Ida." speaks to somebody
        Rewrite.of(
                "(?=[A-Z])(?:(?<=, )(?<=[A-Z][A-Za-z]{2,20}, )|(?<=\\b[DRI]-))("
                    + String.join("|", ShortStates.NAMES.keySet())
                    + ")\\.(?!\\w)(?<!\\bIda\\.(?!,| [a-z(\\d]))",
                m -> ShortStates.NAMES.get(m.group(1)) + Stops.UNLIKELY)
            .given(",", "D-", "R-", "I-"),
        // art. III
        Rewrite.of(
                "(?<![\\w.])([A-Za-z]{2,5})\\. (?:(?=[IVXLC]{1,7}(?![\\w']))(I(?=[,;:)\\]]| ?§|\\.(?!\\w)| of\\b|\\s{0,3}$))?)",
                m -> {
                  String found = known.referred(m.group(1));
                  return found == null || m.group(1).equalsIgnoreCase("no")
                      ? null
                      : found + (m.group(2) == null ? " " : " one");
                })
            .given(". I", ". V", ". X", ". L", ". C"),
        Rewrite.of(
                "(?<![\\w.])([hH])\\.\\s?p\\.(?=(\\s{0,2}$|\\s[A-Z])?)(?<=[\\d½¼¾]["
                    + " -]?[hH]\\.\\s?p\\.)",
                m -> " horsepower" + (m.group(2) == null ? "" : "."))
            .given("h.p.", "H.P.", "h. p."),
        // reg. no. NCT01234567
        Rewrite.of(
                "(?<![\\w.])([rR])eg\\.(?= [nN](?:o\\.|um)| [A-Z]{1,3}\\d)",
                m -> m.group(1) + "egistration")
            .given("eg. "),
        Rewrite.of(
                "(?<![\\w.])([nN])o\\.(?= (?:[A-Z]{1,6}[-/]?\\d|of\\b))", m -> m.group(1) + "umber")
            .given("o. "),
        // tel. no., my new no. is
        Rewrite.of(
                "(?=[Nn])(?<=\\b(?:[Pp]hone|[Tt]el\\.?|[Tt]elephone|[Mm]obile|[Ff]ax|[Rr]ef\\.?|[Rr]eference|[Pp]art|[Ss]erial|[Mm]odel|[Aa]ccount"
                    + "|[Aa]cct\\.?|[Oo]rder|[Ii]nvoice|[Cc]ase|[Ff]light|[Rr]oom|[Ii]tem|[Bb]atch|[Ll]ot|[Cc]at\\.?|[Cc]atalogue|[Pp]olicy"
                    + "|[Rr]egistration|[Ll]icen[cs]e|[Tt]icket|[Cc]ontact|[Cc]ell|VAT|[Cc]harity|[Cc]ustomer|[Pp]assport|ID) )([Nn])os?\\.(?!\\w)",
                m -> m.group(1) + "umber" + (m.group().contains("s") ? "s" : "") + Stops.NOUN)
            .given("o.", "os."),
        Rewrite.of(
                "(?<=\\b(?:[Mm]y|[Yy]our|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir|[Tt]h(?:e|is|at))(?: new| old| home| work| other| correct| right| wrong)? )no\\.(?= (?:is|was|has|and|to|for|in|on|above|below)\\b)",
                "number")
            .given("no."),
        // long. 68° W.
        Rewrite.of(
                "(?<![\\w.])(L|l)(at|ong)\\.(?= ?\\d{1,3}(?:\\.\\d{1,4})? ?°)",
                m -> m.group(1) + (m.group(2).equals("at") ? "atitude" : "ongitude"))
            .given("at.", "ong."),
        Rewrite.of(
                "(?<=\\b[NSEW]\\.? )(lat|long)\\.(?!\\w)",
                m -> (m.group(1).equals("lat") ? "latitude" : "longitude") + Stops.LIKELY)
            .given("lat.", "long."),
        // 350 deg. F
        Rewrite.of(
                "(?<=\\d ?)(?: ?degs?\\.?| degrees?) ?([FC])(?![\\w'])(?:\\.(?= [a-z]))?",
                m -> "°" + m.group(1))
            .given("deg"),
        // (2nd ed. John Doe), ed. John Doe
        Rewrite.of(
                "(?<=[,(;] ?)(ed|eds|trans|tr|illus)\\. (?=[A-Z][a-z]{1,20} [A-Z])",
                m ->
                    switch (m.group(1)) {
                      case "ed", "eds" -> "edited by ";
                      case "illus" -> "illustrated by ";
                      default -> "translated by ";
                    })
            .given("ed. ", "eds. ", "tr. ", "trans. ", "illus. "),
        Rewrite.of("(?<!\\w)([cC])/o(?=\\s[A-Z])", "care of").given("/o"),
        Rewrite.of("(?<![\\w/])b/c(?![\\w/])", "because").given("b/c"),
        Rewrite.of("(?<!\\w)[oO]p\\. [cC]it\\.", "in the work cited").given("cit.", "Cit."),
        Rewrite.of("(?<=\\d ?)ff\\.(?!\\w)", " and following" + Stops.LIKELY).given("ff."));
  }
}
