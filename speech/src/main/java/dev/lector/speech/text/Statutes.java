package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and names of laws: Section 7-2501.01, U.S. Const. amend. XIV, 18 Stat. 335, Pub. L. No.
 * 104-132, Cal. Penal Code § 187. To be applied before numbers and citations.
 */
final class Statutes {
  private static final String STATES =
      String.join("|", ShortStates.NAMES.keySet()) + "|Cal|N\\.Y|N\\.J";

  List<Rule> rules() {
    return List.of(
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
        Rewrite.of("(?<=\\d )Stat\\.(?= \\d)", "Statutes").given(" Stat."),
        Rewrite.of(
                "(?<![\\w.])Pub\\. ?L\\.(,?)(?: [Nn]os?\\.)? (\\d{1,3})[-–](\\d{1,4})(?![\\w-])",
                m -> "Public Law " + m.group(2) + " dash " + m.group(3))
            .given("Pub."),
        Rewrite.of(
                "(?=[A-Z])(?<![\\w.])("
                    + STATES
                    + ")\\.(?= (?:Code|Const\\.|Constitution|Stat\\.|Gen\\. (?:Stat|Laws)|Rev\\. Stat|Comp\\. Stat|Penal|Civ\\.|Civil|Evid\\."
                    + "|Admin\\.|Veh\\.|Vehicle|Health|Lab\\.|General Statutes|Revised Statutes|Compiled Statutes)\\b)",
                Statutes::state)
            .given(". C", ". S", ". G", ". R", ". P", ". E", ". A", ". V", ". H", ". L"),
        Rewrite.of("(?<![\\w.])[Cc]ert\\.(?= (?:denied|granted|dismissed)\\b)", "certiorari")
            .given("ert. "),
        Rewrite.of("(?<!\\w)aff'd(?!\\w)", "affirmed").given("aff'd"),
        Rewrite.of("(?<!\\w)rev'd(?!\\w)", "reversed").given("rev'd"));
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
