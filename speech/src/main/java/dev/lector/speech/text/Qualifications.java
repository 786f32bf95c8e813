package dev.lector.speech.text;

import java.util.List;
import java.util.Map;

/**
 * Subjects and grades as those who apply for a job write them: "BSc (Hons)", "BA (Econ.)", "Geog.
 * (B)". To be applied before abbreviations.
 */
final class Qualifications {
  private static final Map<String, String> SUBJECTS =
      Map.ofEntries(
          Map.entry("Econ", "Economics"),
          Map.entry("Hist", "History"),
          Map.entry("Geog", "Geography"),
          Map.entry("Biol", "Biology"),
          Map.entry("Bio", "Biology"),
          Map.entry("Chem", "Chemistry"),
          Map.entry("Phys", "Physics"),
          Map.entry("Psych", "Psychology"),
          Map.entry("Sociol", "Sociology"),
          Map.entry("Soc", "Sociology"),
          Map.entry("Phil", "Philosophy"),
          Map.entry("Philos", "Philosophy"),
          Map.entry("Pol", "Politics"),
          Map.entry("Eng", "English"),
          Map.entry("Lit", "Literature"),
          Map.entry("Lang", "Language"),
          Map.entry("Mus", "Music"),
          Map.entry("Educ", "Education"),
          Map.entry("Ed", "Education"),
          Map.entry("Math", "Mathematics"),
          Map.entry("Stats", "Statistics"),
          Map.entry("Stat", "Statistics"),
          Map.entry("Ling", "Linguistics"),
          Map.entry("Eng Lit", "English Literature"),
          Map.entry("Eng Lang", "English Language"),
          Map.entry("Comp Sci", "Computer Science"),
          Map.entry("Lat", "Latin"),
          Map.entry("Fr", "French"),
          Map.entry("Ger", "German"));

  private static final String SUBJECT = "(" + String.join("|", SUBJECTS.keySet()) + ")";

  List<Rule> rules() {
    return List.of(
        // BSc (Hons), LLB Hons
        Rewrite.of(
                "(?<=\\b(?:[BM]A|BSc|MSci|MSc|BEng|MEng|LL\\.?B|BEd|BMus|BFA|BBA|BCom|BN|MA|[Dd]egree|MChem|MPhys|MMath)\\.? \\(?)Hons?\\.?(?![\\w'])",
                "Honours")
            .given("Hon"),
        // BA (Econ.)
        Rewrite.of(
                "(?<=\\b(?:B\\.?A|M\\.?A|BSc|MSc|BSocSc|B\\.?S|M\\.?S|Ph\\.?D|M\\.?Phil|D\\.?Phil|BCom|A\\.?B|A\\.?M)\\.? \\()"
                    + SUBJECT
                    + "\\.(?=\\))",
                m -> SUBJECTS.get(m.group(1)))
            .given(".)"),
        // Geog. (B), Hist. A*
        Rewrite.of(
                "(?=[A-Z])(?<![\\w.'])(?<!\\b[JQ]\\. )"
                    + SUBJECT
                    + "\\.?(?= \\([A-GU1-9][*+-]?\\)| star\\b)",
                m -> SUBJECTS.get(m.group(1)))
            .given(" ("),
        Rewrite.of(
                "(?<![\\w.'])(Assoc|Asst|Adj|Vis|Emer)\\.? Prof(?:\\.(?= )|(?![\\w.']))",
                m ->
                    switch (m.group(1)) {
                          case "Assoc" -> "Associate";
                          case "Asst" -> "Assistant";
                          case "Adj" -> "Adjunct";
                          case "Vis" -> "Visiting";
                          default -> "Emeritus";
                        }
                        + " Professor")
            .given("Prof"));
  }
}
