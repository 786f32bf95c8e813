package dev.lector.speech.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Titles of journals, courts and codes as references shorten them: several words with points on
 * end, "J. Amer. Chem. Soc.", "Fed. R. Civ. P. 12". To be applied before numbers, so that none of
 * their points ends a sentence.
 */
final class Citations {
  private static final Map<String, String> PHRASES =
      Map.ofEntries(
          Map.entry("Fed. R. Civ. P.", "Federal Rule of Civil Procedure"),
          Map.entry("Fed. R. Crim. P.", "Federal Rule of Criminal Procedure"),
          Map.entry("Fed. R. App. P.", "Federal Rule of Appellate Procedure"),
          Map.entry("Fed. R. Evid.", "Federal Rule of Evidence"),
          Map.entry("R. C. P.", "Rule of Civil Procedure"),
          Map.entry("R. Civ. P.", "Rule of Civil Procedure"),
          Map.entry("R. Crim. P.", "Rule of Criminal Procedure"),
          Map.entry("R. App. P.", "Rule of Appellate Procedure"),
          Map.entry("R. Evid.", "Rule of Evidence"),
          Map.entry("Sup. Ct.", "Supreme Court"),
          Map.entry("S. Ct.", "Supreme Court"),
          Map.entry("L. Ed.", "Lawyers' Edition"),
          Map.entry("L. Rev.", "Law Review"),
          Map.entry("L. J.", "Law Journal"),
          Map.entry("F. Supp.", "Federal Supplement"));

  private static final Map<String, String> SERIES =
      Map.of("2d", "second", "3d", "third", "4th", "fourth");

  /** What people are called before their initials. */
  private static final Set<String> TITLES = Set.of("Prof", "Gen", "Rev", "Gov", "Rep");

  private final Map<String, String> words = new HashMap<>();

  Citations(Tables tables) {
    for (List<String> row : tables.rows("citations.tsv", 2)) {
      words.put(row.get(0), row.get(1));
    }
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?=[A-Z])(?<![\\w.])((?:[A-Z][A-Za-z]{0,8}\\."
                    + " ){1,7}[A-Z][A-Za-z]{0,8}\\.)(?=(\\s{0,2}(?:[\\d§(]|at"
                    + " \\d))|\\s{0,3}(?:[a-z,;:)]|$))?",
                this::title)
            .given(". "),
        // F.3d, F. Supp. 2d, L. Ed. 2d
        Rewrite.of(
                "(?<=\\d )F\\. ?(2d|3d|4th)(?=,? (?:\\d|at ))", m -> "F " + SERIES.get(m.group(1)))
            .given("F."),
        Rewrite.of(
                "(?<=(?:Federal Supplement|Lawyers' Edition) )(2d|3d)(?=,? (?:\\d|at ))",
                m -> SERIES.get(m.group(1)))
            .given("Supplement", "Edition"),
        // (Cambridge UP, 2009)
        Rewrite.of(
                "(?<=\\b(?:Cambridge|Oxford|Princeton|Yale|Harvard) )UP(?=[;:)]|, ?(?:1[6-9]|20)\\d\\d|\\.(?:\\s|$)|\\s{0,3}$| (?:1[6-9]|20)\\d\\d| editions?\\b)"
                    + "|(?<=\\b(?:Stanford|Columbia|Cornell|Duke|Edinburgh|Manchester|Indiana|Rutgers|Fordham|Liverpool|Hopkins|Georgetown|Northwestern"
                    + "|Toronto|Chicago|California|Minnesota) )UP(?=,? (?:1[6-9]|20)\\d\\d)",
                "University Press")
            .given(" UP"),
        // 410 U.S. 113
        Rewrite.of("(?<=\\d )U\\. ?S\\.(?=,? \\d{1,4}\\b)", "U S").given("U.S.", "U. S."));
  }

  private @Nullable String title(MatchResult m) {
    String written = m.group(1);
    for (Map.Entry<String, String> phrase : PHRASES.entrySet()) {
      if (written.equals(phrase.getKey())) {
        return phrase.getValue() + stop(m);
      }
    }
    StringBuilder said = new StringBuilder();
    int known = 0;
    String[] parts = written.split("\\.\\s?", -1);
    if (TITLES.contains(parts[0]) && isInitial(parts[1])) { // Prof. J. Smith
      return null;
    }
    for (int i = 0; i + 1 < parts.length; i++) {
      String part = parts[i];
      String full = words.get(part);
      if (full == null && part.length() > 1) {
        return null;
      }
      known += full == null ? 0 : 1;
      boolean journal = part.equals("J") && (i == 0 || i == parts.length - 2);
      said.append(said.isEmpty() ? "" : " ")
          .append(full != null ? full : journal ? "Journal" : part);
    }
    return known < 1 || known * 2 < parts.length - 1 ? null : said + stop(m);
  }

  private static boolean isInitial(String part) {
    return part.length() == 1 && Letters.isUpper(part.charAt(0));
  }

  // What follows tells whether the last point also ends a sentence.
  private static String stop(MatchResult m) {
    return m.group(2) != null ? "" : Stops.UNLIKELY;
  }
}
