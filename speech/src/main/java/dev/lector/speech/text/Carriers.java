package dev.lector.speech.text;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;

/**
 * Names of old companies in law reports: "Missouri Pac. R. Co. v. Humes", "Union Pac. R.R. Co.",
 * "Home Ins. Co.". None of their points ends a sentence. To be applied before citations.
 */
final class Carriers {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("R", "Railroad"),
          Map.entry("R.R", "Railroad"),
          Map.entry("R. R", "Railroad"),
          Map.entry("RR", "Railroad"),
          Map.entry("Ry", "Railway"),
          Map.entry("Pac", "Pacific"),
          Map.entry("Atl", "Atlantic"),
          Map.entry("Ins", "Insurance"),
          Map.entry("Mfg", "Manufacturing"),
          Map.entry("Tel", "Telephone"),
          Map.entry("Elec", "Electric"),
          Map.entry("Mut", "Mutual"),
          Map.entry("Cas", "Casualty"),
          Map.entry("Indem", "Indemnity"),
          Map.entry("Guar", "Guaranty"),
          Map.entry("Fid", "Fidelity"),
          Map.entry("Transp", "Transportation"),
          Map.entry("Util", "Utilities"),
          Map.entry("Mach", "Machine"),
          Map.entry("Chem", "Chemical"),
          Map.entry("Pub", "Publishing"),
          Map.entry("Prods", "Products"),
          Map.entry("Sav", "Savings"),
          Map.entry("Ref", "Refining"),
          Map.entry("Const", "Construction"),
          Map.entry("Constr", "Construction"),
          Map.entry("Dev", "Development"),
          Map.entry("Inv", "Investment"),
          Map.entry("Steamshp", "Steamship"),
          Map.entry("S.S", "Steamship"));

  private static final String WORD =
      "(R\\. ?R|S\\. ?S|RR?|Ry|Pac|Atl|Ins|Mfg|Tel|Elec|Mut|Cas|Indem|Guar|Fid|Transp|Util|Mach|Chem|Pub|Prods|Ref|Constr?|Dev|Inv)";

  List<Rule> rules() {
    return List.of(
        // Pac. R. Co.: from the first word on
        Rewrite.of(
                "(?=[A-Z])(?<=[A-Za-z&.] )(?<!\\b[A-Z]\\. )"
                    + WORD
                    + "\\.(?: ?& "
                    + WORD
                    + "\\.)?(?: "
                    + WORD
                    + "\\.)? (?=Co(?:\\.|mpany\\b)|Corp\\.)",
                Carriers::said)
            .given(". Co", "& "),
        // Atchison, T. & S.F. Railway
        Rewrite.of("(?<=, )([A-Z])\\. & (?=[A-Z]\\. ?[A-Z]\\. R)", m -> m.group(1) + " & ")
            .given(". & "),
        Rewrite.of(
                "(?<=\\b(?:Railroad|Railway|Insurance|Manufacturing) )Co\\.(?= v\\.? )", "Company")
            .given("Co. v"));
  }

  private static String said(MatchResult m) {
    return word(m.group(1))
        + (m.group(2) == null ? "" : " and " + word(m.group(2)))
        + (m.group(3) == null ? "" : " " + word(m.group(3)))
        + " ";
  }

  private static String word(String written) {
    return written.startsWith("R. ") ? "Railroad" : WORDS.getOrDefault(written, written);
  }
}
