package dev.lector.speech.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and names of laws: Section 7-2501.01, U.S. Const. amend. XIV, 18 Stat. 335, Pub. L. No.
 * 104-132, Cal. Penal Code § 187. To be applied before numbers and citations.
 */
final class Statutes {
  private static final String STATES =
      String.join("|", ShortStates.NAMES.keySet()) + "|Cal|N\\.Y|N\\.J";

  /** Words of titles of laws and rules, of which one must be there. */
  private static final Set<String> LAWS =
      Set.of(
          "Stat", "Ann", "Civ", "Crim", "Evid", "App", "Const", "Rev", "Gen", "Comp", "Pen", "Fed",
          "Proc", "Admin", "Cal", "Pa", "Fla", "Tex", "Code", "Cir", "Ct", "Supp");

  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("Civ", "Civil"),
          Map.entry("Veh", "Vehicle"),
          Map.entry("Lab", "Labor"),
          Map.entry("Pen", "Penal"),
          Map.entry("Fam", "Family"),
          Map.entry("Prob", "Probate"),
          Map.entry("Gov", "Government"),
          Map.entry("Evid", "Evidence"),
          Map.entry("Ins", "Insurance"),
          Map.entry("Admin", "Administrative"),
          Map.entry("Educ", "Education"),
          Map.entry("Bus", "Business"));

  private final Numbers numbers;

  Statutes(Numbers numbers) {
    this.numbers = numbers;
  }

  List<Rule> rules() {
    return List.of(
        // Pa.Stat.Ann., Fed.R.Civ.P. 12, U.S.C.§1983: written without spaces
        Rewrite.of("(?<=[A-Za-z]\\.)(?=§)", " ").given(".§"),
        Rewrite.of(
                "(?<![\\w.])(?:[A-Z][a-z]{0,7}\\.){1,5}[A-Z][a-z]{0,7}\\.(?= ?§| \\d| ?\\(\\d| ?Code\\b)",
                Statutes::spaced)
            .given("."),
        Rewrite.of(
                "(?<![\\w.])("
                    + STATES
                    + ")\\.(?=(?:Penal|Civil|Evid|Gov|Health|Veh|Fam|Code|Const|Stat|Gen|Rev|Comp|Admin|Educ|Bus)\\b)",
                m -> m.group() + " ")
            .given("."),
        Rewrite.of("(?<=\\b[A-Z][a-z]{1,5}\\.)(?=Code § ?\\d)", " ").given(".Code"),
        Rewrite.of(
                "(?<![\\w.])Pa\\. ?C\\. ?S\\.(?: ?A\\.)?(?= ?[§\\d])",
                "Pennsylvania Consolidated Statutes")
            .given("Pa."),
        Rewrite.of("(?<![\\w.])N\\.Y\\.C\\.P\\.L\\.R\\.(?= ?[§\\d])", "New York C P L R")
            .given("N.Y.C"),
        // § 1983.1
        Rewrite.of(
                "(?=\\d)(?<=§ ?|\\b(?:[Ss]ection|[Rr]ule|Procedure|P\\.) )([1-9]\\d[1-9]\\d)\\.(\\d{1,4})(?![\\w-]|\\.\\d)",
                m -> numbers.name(m.group(1)) + " point " + numbers.digits(m.group(2)))
            .shaped("0.0"),
        // § 7-2501.01, Section 35-42-1-1: the hyphen stands within the number
        Rewrite.of(
                "(?=\\d)(?<=\\b(?:[Aa]rticle|[Ss]ection|[Ss]ec\\.|[Rr]ule|[Rr]egulation|[Cc]hapter|[Tt]itle|Code|Stat\\.|Law)"
                    + " |(?<!§)§ ?)(\\d{1,5})-(\\d{1,5}(?:\\.\\d{1,4})?)((?:-\\d{1,4}){0,3})(?![\\w-]|\\.\\d)",
                Statutes::number)
            .shaped("0-0"),
        // RCW 9A.36.011
        Rewrite.of("(?<=\\b\\d{1,3}[A-Z])\\.(?=\\d{1,4}(?![\\w]))", " point ").shaped("A.0"),
        // U.S. Const. amend. XIV
        Rewrite.of(
                "(?<![\\w.])Const\\.(?=,? (?:[Aa]rt|[Aa]mend|[Pp]mbl|[Cc]l|ch|pt|sec)s?\\b|,? §)",
                "Constitution")
            .given("Const."),
        Rewrite.of(
                "(?<![\\w.])([Aa])mend(s?)\\.(?= [IVXL]{1,7}(?!\\w)| \\d)",
                m -> m.group(1) + "mendment" + m.group(2))
            .given("mend"),
        Rewrite.of("(?<=Constitution,? )pmbl\\.", "preamble").given("pmbl."),
        Rewrite.of(
                "(?<![\\w.])(Gen|Rev|Comp)\\. Stat\\.(?: Ann\\.)?(?= ?[§\\d(]|,? (?:ch|tit|art)\\.)",
                m ->
                    switch (m.group(1)) {
                          case "Gen" -> "General";
                          case "Rev" -> "Revised";
                          default -> "Compiled";
                        }
                        + " Statutes")
            .given(" Stat."),
        Rewrite.of("(?<![\\w.])Stat\\. Ann\\.(?= ?[§\\d(]|,? tit\\.)", "Statutes Annotated")
            .given(" Ann."),
        Rewrite.of("(?<![\\w.])Stat\\.(?= ?§)", "Statutes").given("Stat."),
        Rewrite.of(
                "(?<![\\w.])(Civ|Veh|Lab|Pen|Fam|Prob|Gov|Evid|Ins|Admin|Educ|Bus)\\.(?= Code\\b)",
                m -> CODES.get(m.group(1)))
            .given(". Code"),
        Rewrite.of("(?<=\\d )Stat\\.(?= \\d)", "Statutes").given(" Stat."),
        Rewrite.of(
                "(?<![\\w.])Pub\\. ?L\\.(,?)(?: [Nn]os?\\.)? (\\d{1,3})[-–](\\d{1,4})(?![\\w-])",
                m -> "Public Law " + m.group(2) + " dash " + m.group(3))
            .given("Pub."),
        Rewrite.of(
                "(?=[A-Z])(?<![\\w.])("
                    + STATES
                    + ")\\.(?= (?:Code|Const\\.|Constitution|Stat\\.|Gen\\. (?:Stat|Laws)|Rev\\. Stat|Comp\\. Stat|Penal|Civ\\.|Civil|Evid\\."
                    + "|R\\.|Stats?\\. Ann|Admin\\.|Veh\\.|Vehicle|Health|Lab\\.|General Statutes|Revised Statutes|Compiled Statutes|Statutes|Statutes Annotated)(?![a-z]))",
                Statutes::state)
            .given(". C", ". S", ". G", ". R", ". P", ". E", ". A", ". V", ". H", ". L"),
        Rewrite.of("(?<![\\w.])[Cc]ert\\.(?= (?:denied|granted|dismissed)\\b)", "certiorari")
            .given("ert. "),
        Rewrite.of("(?<!\\w)aff'd(?!\\w)", "affirmed").given("aff'd"),
        Rewrite.of("(?<!\\w)rev'd(?!\\w)", "reversed").given("rev'd"));
  }

  private static @Nullable String spaced(MatchResult m) {
    String[] parts = m.group().split("\\.", -1);
    boolean law = false;
    for (String part : parts) {
      law |= LAWS.contains(part);
    }
    return law ? m.group().replaceAll("\\.(?=.)", ". ") : null;
  }

  // Sections 4-6 are a range, and so are numbers as long as one another: § 1983-1985
  private static @Nullable String number(MatchResult m) {
    boolean rises =
        m.group(3).isEmpty()
            && m.group(2).indexOf('.') < 0
            && m.group(1).length() == m.group(2).length()
            && m.group(1).length() > 2
            && Integer.parseInt(m.group(1)) < Integer.parseInt(m.group(2));
    return rises ? null : m.group(1) + " dash " + m.group(2) + m.group(3).replace("-", " dash ");
  }

  private static @Nullable String state(MatchResult m) {
    return switch (m.group(1)) {
      case "Cal" -> "California";
      case "N.Y" -> "New York";
      case "N.J" -> "New Jersey";
      default -> ShortStates.NAMES.get(m.group(1));
    };
  }
}
