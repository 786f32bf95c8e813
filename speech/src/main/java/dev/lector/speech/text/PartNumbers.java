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

  /** What has one number; several have ranges of them. */
  private static final String LABEL =
      "[Ee]-?[Tt]icket|[Tt]icket|[Bb]ooking|[Tt]racking|[Ii]nvoice|[Pp]olicy|[Cc]laim|[Cc]onfirmation|[Rr]eservation|[Oo]rder|[Aa]ccount|[Aa]cct|[Rr]eference|[Rr]ef|[Cc]ase|[Mm]embership|[Mm]ember|[Ss]erial"
          + "|[Pp]ermit|[Ll]icen[cs]e|[Ww]aybill|AWB|[Rr]eceipt|[Cc]ertificate|[Pp]arcel|[Cc]onsignment|[Cc]ontract|[Cc]ustomer|[Pp]assport|[Rr]eg(?:istration)?|[Ff]ile|[Dd]ocket|RMA|PNR|PO|UPC|ISBN|VAT|IMEI|MRN|NHS|[Ii]tem|[Pp]art|[Mm]odel|SKU|[Ll]ot|[Bb]atch";

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
        // e-ticket 125-2417093382
        Rewrite.of(
                "(?=\\d)(?<=\\b(?:"
                    + LABEL
                    + ")(?: (?:[Nn]umber|[Nn]o\\.?|[Cc]ode|[Rr]ef(?:erence)?\\.?|ID))?(?: is|:)? )(?=[\\d-]{0,20}\\d{5}|\\d{3,4}-\\d{3,4}-\\d{3,4})(\\d{1,15}(?:-\\d{1,15}){1,5})(?![\\w-]|[.,]\\d)",
                m -> spokenGroups(m.group(1)))
            .shaped("0-0"),
        // -38-14-1258-36-14
        Rewrite.of(
                "(?<![\\w.,:/–-])-(\\d{1,6}(?:-\\d{1,6}){3,10})(?![\\w-]|[.,]\\d)",
                m -> "dash " + spokenGroups(m.group(1)))
            .shaped("-0"),
        // Case 12-1048
        Rewrite.of(
                "(?=\\d)(?<=\\b(?:[Cc]ase|[Cc]laim|[Dd]ocket|[Pp]ermit|[Ii]nvoice|[Rr]eceipt|[Cc]ertificate|[Pp]olicy) )(?!\\d{4}-\\d\\d(?!\\d))(\\d{2,4}-\\d{2,4})(?![\\w-]|[.,]\\d)",
                m ->
                    m.group(1).indexOf('-') * 2 + 1 == m.group(1).length()
                        ? null
                        : spokenGroups(m.group(1)))
            .shaped("0-0"),
        Rewrite.of("(?<=\\b[Tt]he )#(?= of\\b)", "number").given("# of"),
        // MLS# 220187643
        Rewrite.of(
                "(?=#)(?<=[A-Za-z]{2})# ?(\\d{1,15})(?![\\w-]|[.,]\\d)",
                m -> " number " + (m.group(1).length() > 4 ? digits(m.group(1)) : m.group(1)))
            .shaped("a#0", "A#0", "a# 0", "A# 0"),
        // Serial# AB123, Tel# 555-1234
        Rewrite.of(
                "(?=#)(?<=\\b(?:"
                    + LABEL
                    + "|[Tt]el|[Pp]hone|[Ff]ax|[Cc]ell))# ?(?=[A-Z\\d-]{0,12}\\d)",
                " number ")
            .given("#"),
        // MLS No. 220187643
        Rewrite.of(
                "(?=[Nn]os?\\.)(?<=\\b[A-Z][A-Za-z]{1,15} )[Nn]os?\\.:? ?(\\d{6,15})(?![\\w-]|[.,]\\d)(?! [a-z]{3,15}s\\b)",
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

  private static String spokenGroups(String written) {
    List<String> said = new ArrayList<>();
    for (String group : written.split("-", -1)) {
      said.add(digits(group));
    }
    return String.join(", ", said);
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
