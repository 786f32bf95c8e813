package dev.lector.speech.text;

import java.util.List;
import java.util.Map;

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

  List<Rule> rules() {
    return List.of(
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
}
