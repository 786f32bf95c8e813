package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;

/**
 * Numbers that only tell things apart, said group by group: "Part No. 0451-22-B", "WO 2004/012345",
 * "grid ref. SU 123 456". To be applied before ranges and numbers.
 */
final class PartNumbers {
  private static final String THING =
      "(?:[Pp]art|[Mm]odel|[Ss]erial|[Oo]rder|[Ii]tem|[Rr]ef(?:erence)?|[Cc]at(?:alogue)?|[Ii]nvoice|[Bb]atch|[Dd]ocket|[Cc]laim"
          + "|[Pp]olicy|[Ss]tock|[Dd]rawing|[Ll]ot|P/N|S/N|SKU)";

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?<=\\b"
                    + THING
                    + "\\.? )(?:[Nn]o\\.? ?|[Nn]umber |# ?)(?:: ?)?(?=[A-Z]{0,4}\\d|\\d{0,9}[A-Z])([A-Z0-9]{1,12}(?:-[A-Z0-9]{1,12}){1,5})(?![\\w-])",
                PartNumbers::groups)
            .shaped("0-", "-0"),
        Rewrite.of(
                "(?=[Nn#])(?<=\\b"
                    + THING
                    + "\\.? )(?:[Nn]o\\.? ?|[Nn]umber |# ?)(?:: ?)?(\\d{5,12})(?![\\w-]|[.,]\\d)",
                m -> "number " + digits(m.group(1)))
            .given(PartNumbers::longNumber),
        Rewrite.of(
                "(?<=\\b(?:WO|EP) )(\\d{4})/(\\d{5,7})(?![\\w/])",
                m -> m.group(1) + ", " + digits(m.group(2)))
            .given("/"),
        Rewrite.of(
                "(?<=\\b[Gg]rid ref(?:\\.|erence|erence:|\\.:|:)? )([A-Z]{2}) ?(\\d{2,5}) ?(\\d{2,5})(?![\\w-])",
                m ->
                    Letters.spaced(m.group(1))
                        + ", "
                        + digits(m.group(2))
                        + ", "
                        + digits(m.group(3)))
            .given("rid ref"));
  }

  private static boolean longNumber(String paragraph) {
    int digits = 0;
    for (int i = 0; i < paragraph.length() && digits < 5; i++) {
      digits = Letters.isDigit(paragraph.charAt(i)) ? digits + 1 : 0;
    }
    return digits == 5;
  }

  private static String groups(MatchResult m) {
    List<String> said = new ArrayList<>();
    for (String group : m.group(1).split("-", -1)) {
      boolean number = group.chars().allMatch(c -> c >= '0' && c <= '9');
      said.add(number && group.length() < 3 && group.charAt(0) != '0' ? group : digits(group));
    }
    return "number " + String.join(", ", said);
  }

  private static String digits(String group) {
    return String.join(" ", group.split("", -1)).strip();
  }
}
