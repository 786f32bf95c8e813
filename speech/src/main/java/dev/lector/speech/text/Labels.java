package dev.lector.speech.text;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Labels: weekdays written short, "Thu: rain", "(Fri)", and the letter of "(a)", no article. */
final class Labels {
  private static final Map<String, String> DAYS =
      Map.ofEntries(
          Map.entry("Mon", "Monday"),
          Map.entry("Tue", "Tuesday"),
          Map.entry("Tues", "Tuesday"),
          Map.entry("Wed", "Wednesday"),
          Map.entry("Thu", "Thursday"),
          Map.entry("Thur", "Thursday"),
          Map.entry("Thurs", "Thursday"),
          Map.entry("Fri", "Friday"),
          Map.entry("Sat", "Saturday"),
          Map.entry("Sun", "Sunday"));

  /** What is numbered by a letter and a number. */
  private static final String NUMBERED =
      "(?:Appendi(?:x|ces)|Annex(?:es)?|Sections?|Sect?\\.|§§?|Tables?|Fig(?:ures?|s?\\.)|Equations?|Eqs?\\.|Theorems?|Thm\\.|Lemmas?|Corollar(?:y|ies)"
          + "|Propositions?|Prop\\.|Definitions?|Def\\.|Remarks?|Examples?|Chapters?|Parts?|Algorithms?|Listings?|Exhibits?|Schedules?|Clauses?|Articles?"
          + "|Box(?:es)?|Schemes?|Problems?|Exercises?|Questions?|Requirements?|Notes?|Steps?|Items?|Rules?|Controls?|Levels?|CEFR|App\\.)";

  private static final String LABEL = "(?<![\\w.])([A-Z])((?:\\.\\d{1,3}){1,4})";

  List<Rule> rules() {
    return List.of(
        // Section A.3, Annex B.1.2
        Rewrite.of(
                "(?=[A-Z]\\.\\d)(?<=\\b(?i:" + NUMBERED + ")[ (]\\(?)" + LABEL + "(?!\\w)",
                Labels::numbered)
            .shaped("A.0"),
        // the others of a list, and one alone before the sentence goes on
        Rewrite.within(
                "(?=[A-Z]\\.\\d)" + LABEL + "(?!\\w|\\s[A-Z]|\\s{0,3}$|\\.\\d)", Labels::listed)
            .shaped("A.0"),
        Rewrite.of(
                "(?=[MTWFS])(?<=^|[.;,|!?]"
                    + " |[(])(Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?=:(?:\\s|$)|\\))",
                m -> DAYS.get(m.group(1)))
            .given(":", ")"),
        // (c) 2019 Acme, (c) Acme Inc. 2019: no item of a list
        Rewrite.within(
                "(?<!\\w)(Copyright |©\\s?)?\\([cC]\\)(?= ?(?:19|20)\\d\\d(?: ?[-–,] ?(?:19|20)\\d\\d)? (?:by )?[A-Z]| (?:[A-Z][\\w&.,]{1,20} ){1,4}(?:19|20)\\d\\d\\b)",
                (m, paragraph) -> paragraph.contains("(b)") ? null : "Copyright")
            .given("(c)", "(C)"),
        Rewrite.of("(?=\\()(?<=^|[\\s\\d)§])\\(a\\)(?=$|[\\s(.,;:])", "(A)").given("(a)"));
  }

  // B.2 is one; H.264 is a standard where nothing else is labelled
  private static @Nullable String listed(MatchResult m, String paragraph) {
    boolean one = m.group(2).length() == 2 || m.group(2).lastIndexOf('.') > 0;
    boolean two = m.group(2).length() == 3 && paragraph.contains(" point ");
    return one || two ? numbered(m) : null;
  }

  private static String numbered(MatchResult m) {
    return m.group(1) + m.group(2).replace(".", " point ");
  }
}
