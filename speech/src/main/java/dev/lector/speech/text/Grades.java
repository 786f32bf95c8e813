package dev.lector.speech.text;

import java.util.List;

/**
 * Numbers whose place tells what they are: the grade of a job (Case Worker I), the day of a weekday
 * (Monday (5)). To be applied before numbers.
 */
final class Grades {
  private static final String JOB =
      "(?:[Ww]orker|[Tt]echnician|[Oo]fficer|[Cc]lerk|[Ee]ngineer|[Aa]nalyst|[Ss]pecialist|[Aa]ssistant|[Ii]nspector|[Mm]echanic|[Oo]perator"
          + "|[Aa]dministrator|[Aa]ccountant|[Dd]eveloper|[Pp]rogrammer|[Ss]cientist|[Ss]upervisor|[Cc]oordinator|[Aa]ssociate|[Ll]ibrarian)";

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?=I)(?<=\\b"
                    + JOB
                    + " )I(?=[,;.)]|$| (?:in|at|for|with|or|to|position|job|role|level|and "
                    + JOB
                    + " II)\\b)",
                "one")
            .given(" I"),
        // last Monday (5), but not "Monday (5 pm)"
        Rewrite.of(
                "(?<=\\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|yester|to)day) \\((3[01]|[12]\\d|[1-9])(?:st|nd|rd|th)?\\)",
                m -> " the " + m.group(1) + ordinal(m.group(1)))
            .given("ay ("));
  }

  private static String ordinal(String day) {
    if (day.length() == 2 && day.charAt(0) == '1') {
      return "th";
    }
    return switch (day.charAt(day.length() - 1)) {
      case '1' -> "st";
      case '2' -> "nd";
      case '3' -> "rd";
      default -> "th";
    };
  }
}
