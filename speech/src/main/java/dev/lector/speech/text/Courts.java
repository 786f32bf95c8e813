package dev.lector.speech.text;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What briefs and laws write short: ¶ 4(b), N.D. Cal., 735 ILCS 5/13-202, 2022 WL 1234567, R-S.D.,
 * Tr. 45:12-46:3, Ex. 7. To be applied before citations and numbers.
 */
final class Courts {
  private static final Map<String, String> DOTTED =
      Map.of(
          "W.Va",
          "West Virginia",
          "N.D",
          "North Dakota",
          "S.D",
          "South Dakota",
          "N.C",
          "North Carolina",
          "S.C",
          "South Carolina",
          "N.H",
          "New Hampshire",
          "N.J",
          "New Jersey",
          "N.M",
          "New Mexico",
          "N.Y",
          "New York",
          "R.I",
          "Rhode Island");

  private static final List<String> ORDINALS =
      List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth");

  private static final String STATES =
      "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky"
          + "|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey|Mexico|York)"
          + "|(?:North|South) (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania|Puerto Rico|Rhode Island|Tennessee|Texas|Utah|Vermont"
          + "|(?:West )?Virginia|Washington|Wisconsin|Wyoming";

  private static final Pattern LEGAL =
      Pattern.compile(
          "(?i)\\b(?:court|plaintiffs?|defendants?|def\\.|lease|landlord|tenant|attached|hereto|v\\.|deposition|testified|tr\\.)|§");

  List<Rule> rules() {
    return List.of(
        // Donoghue v Stevenson, R v Brown
        Rewrite.of(
                "(?<=(?<!Act|Part|Book|Volume|Chapter)(?<=[A-Z][a-z]{2,20}\\)?|\\bR|Co|Ltd|plc|[A-Z]{2,6}|[A-Z][a-z]{2,20}'s|\\b(?:Team|Group|Player|Party|Side) (?:[A-Z]|\\d)) )v(?= (?:The )?[A-Z])",
                "versus")
            .given(" v "),
        // 1 v 1
        // 3 v 2, 1.43 v 0.58
        Rewrite.of(
                "(?=v )(?:(?<=(?<![\\w.,])\\d{1,2} )v(?= \\d{1,2}(?!\\w|\\.\\d))|(?<=(?<![\\w.,])\\d{1,2}\\.\\d{1,2} )v(?= \\d{1,2}\\.\\d{1,2}(?![\\w.]\\w)))",
                "versus")
            .given(" v "),
        Rewrite.of("¶¶\\s?(?=[\\dA-Z])", "paragraphs ").given("¶"),
        Rewrite.of("¶\\s?(?=\\d|[A-Z](?![a-z]))", "paragraph ").given("¶"),
        Rewrite.of("[¶†‡]+", " ").given("¶", "†", "‡"),
        // 27 Hen. 8 c. 10, 3 & 4 Will. IV, c. 27
        Rewrite.of(
                "(?=\\d)(?<![\\w.,])(\\d{1,2}(?: ?(?:&|and) ?\\d{1,2})?) (Hen|Geo|Edw?|Eliz|Vict?|Will?|Wm|Car|Cha|Chas|Jac|Jas|Ja|Ric|Ann)\\."
                    + "(?: ?([1-8])(?!\\d)| ?([IV]{1,4})(?!\\w))?(,? )(?:c|ch|cap)\\. ?(?=\\d)",
                Courts::statute)
            .given("c.", "ch.", "cap."),
        // 735 ILCS 5/13-202
        Rewrite.of(
                "(?<=\\b(?:ILCS|ILCS Ch\\.|[Ss]ections?|§) )(\\d{1,4})/(\\d{1,3})-(\\d{1,4}(?:\\.\\d)?)(?![\\w-])",
                m -> m.group(1) + " slash " + m.group(2) + " dash " + m.group(3))
            .given("/"),
        // 2022 WL 1234567
        Rewrite.of(
                "(?<=\\b\\d{4} (?:WL|LEXIS|U\\.S\\. (?:Dist|App)\\. LEXIS) )\\d{4,8}(?!\\w)",
                m -> String.join(" ", m.group().split("", -1)).strip())
            .given("WL ", "LEXIS "),
        // Tr. 45:12-46:3
        Rewrite.of(
                "(?<![\\w.])Tr\\. (\\d{1,4}):(\\d{1,2})(?:[-–](?:(\\d{1,4}):)?(\\d{1,2}))?(?!\\w)",
                m ->
                    "transcript "
                        + m.group(1)
                        + " line "
                        + m.group(2)
                        + (m.group(4) == null
                            ? ""
                            : " to "
                                + (m.group(3) == null ? "" : m.group(3) + " line ")
                                + m.group(4)))
            .given("Tr. "),
        Rewrite.within(
                "(?<![\\w.])Ex(s?)\\.(?= \\d{1,3}(?![\\w:]))",
                (m, paragraph) ->
                    (LEGAL.matcher(paragraph).find() ? "Exhibit" : "Example") + m.group(1))
            .given("Ex. ", "Exs. "),
        // N.D. Cal., S.D.N.Y.
        Rewrite.of(
                "(?=[NSEWCMD]\\.)(?<![\\w.])(?:([NSEWCM])\\. ?)?D\\. ?("
                    + String.join("|", ShortStates.NAMES.keySet())
                    + "|Cal|N\\. ?[HJMYC]|S\\. ?C|R\\. ?I|W\\. ?Va)\\.(?=[,;:]? |[),;:])",
                Courts::district)
            .given("D."),
        // S.D. New York
        Rewrite.of(
                "(?=[NSEWCM]\\.)(?<![\\w.])([NSEWCM])\\. ?D\\.,? (" + STATES + ")\\b",
                Courts::district)
            .given("D. ", "D., "),
        Rewrite.of("(?<=\\bDistrict Court,? )D\\.,? (?=(?:" + STATES + ")\\b)", "District of ")
            .given("D. "),
        // R-S.D., (I-W.Va.)
        Rewrite.of(
                "(?<=\\b[DRI]-|[A-Z](?:[a-z]{2,20}|[A-Z]{2,20}), )(W\\. ?Va|[NS]\\. ?D|[NS]\\. ?C|N\\. ?[HJMY]|R\\. ?I)\\.(?=[,;)]|\\s|$)",
                m -> DOTTED.get(m.group(1).replace(" ", "")) + Stops.UNLIKELY)
            .given("-W.", "-S.", "-N.", "-R.", ", W.", ", S.", ", N.", ", R."),
        // and 00/100 Dollars
        Rewrite.of(" and 00/100(?= [Dd]ollars)", "").given("00/100"),
        Rewrite.of("(?<=\\bVehicle|\\bPenal|\\bCivil) Code §", " Code section").given(" Code §"));
  }

  private static String district(MatchResult m) {
    String where =
        m.group(1) == null
            ? ""
            : switch (m.group(1)) {
              case "N" -> "Northern ";
              case "S" -> "Southern ";
              case "E" -> "Eastern ";
              case "W" -> "Western ";
              case "C" -> "Central ";
              default -> "Middle ";
            };
    String state =
        m.group(2).equals("Cal")
            ? "California"
            : DOTTED.getOrDefault(
                m.group(2).replace(" ", ""),
                ShortStates.NAMES.getOrDefault(m.group(2), m.group(2)));
    return where + "District of " + state;
  }

  private static String statute(MatchResult m) {
    String name =
        switch (m.group(2)) {
          case "Hen" -> "Henry";
          case "Geo" -> "George";
          case "Ed", "Edw" -> "Edward";
          case "Eliz" -> "Elizabeth";
          case "Vic", "Vict" -> "Victoria";
          case "Wil", "Will", "Wm" -> "William";
          case "Car", "Cha", "Chas" -> "Charles";
          case "Jac", "Jas", "Ja" -> "James";
          case "Ric" -> "Richard";
          default -> "Anne";
        };
    int regent =
        m.group(3) != null
            ? Integer.parseInt(m.group(3))
            : m.group(4) != null ? Romans.value(m.group(4)) : 0;
    return m.group(1)
        + " "
        + name
        + (regent == 0 ? "" : " the " + ORDINALS.get(Math.min(regent, ORDINALS.size()) - 1))
        + ", chapter ";
  }
}
