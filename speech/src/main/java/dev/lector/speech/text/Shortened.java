package dev.lector.speech.text;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Signs and words that papers, laws and manuals write short and whose place tells what they are: ¶
 * 4(b), Rd. 3, 5/13-202, SAE 10W-40, June 1972-Jan. 1973, "9.1 y;", SUN: 1-4 pm. To be applied
 * before numbers.
 */
final class Shortened {
  private static final String MONTH =
      "(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?)";

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

  private static final Map<String, String> DAYS =
      Map.of(
          "MON",
          "Monday",
          "TUE",
          "Tuesday",
          "TUES",
          "Tuesday",
          "WED",
          "Wednesday",
          "THU",
          "Thursday",
          "THURS",
          "Thursday",
          "FRI",
          "Friday",
          "SAT",
          "Saturday",
          "SUN",
          "Sunday");

  List<Rule> rules() {
    return List.of(
        Rewrite.of("¶¶\\s?(?=[\\dA-Z])", "paragraphs ").given("¶"),
        Rewrite.of("¶\\s?(?=\\d|[A-Z](?![a-z]))", "paragraph ").given("¶"),
        Rewrite.of("[¶†‡]+", " ").given("¶", "†", "‡"),
        Rewrite.of(
                "(?<=^|[.;,(] ?)Rds?\\.(?= \\d)", m -> m.group().equals("Rd.") ? "Round" : "Rounds")
            .given("Rd"),
        // 735 ILCS 5/13-202
        Rewrite.of(
                "(?<=\\b(?:ILCS|ILCS Ch\\.|[Ss]ections?|§) )(\\d{1,4})/(\\d{1,3})-(\\d{1,4}(?:\\.\\d)?)(?![\\w-])",
                m -> m.group(1) + " slash " + m.group(2) + " dash " + m.group(3))
            .given("/"),
        // SAE 10W-40, 5W30
        Rewrite.of(
                "(?=\\d)(?<![\\w.,-])(0|5|10|15|20|25)W-?([1-6]0)(?![\\w-])",
                m -> m.group(1) + " W " + m.group(2))
            .given("W"),
        // 12V⎓2A, 5V/3A
        Rewrite.of(
                "(?<=\\d ?V) ?(?:AC|DC)?[⎓⎓/,x@] ?(\\d{1,3}(?:\\.\\d{1,2})?) ?(m?)A(?![\\w'-])",
                m -> ", " + m.group(1) + (m.group(2).isEmpty() ? " amps" : " milliamps"))
            .given("A"),
        Rewrite.of(
                "(?<=\\b"
                    + MONTH
                    + " (?:1[5-9]|20)\\d\\d)\\s?[-–—]\\s?(?="
                    + MONTH
                    + " (?:\\d{1,2}, )?(?:1[5-9]|20)\\d\\d)",
                " to ")
            .given("-", "–", "—"),
        // mean age 58.3 ± 9.1 y;
        Rewrite.of("(?<=(?<![\\d.])1 )y(?=[;,)])", "year").given("1 y"),
        Rewrite.of("(?<=\\d )y(?=[;,)])", "years").given(" y"),
        Rewrite.of("(?<=mpg )(?:hwy|HWY)(?!\\w)", "highway").given("mpg "),
        Rewrite.of("(?<=\\d )ERA(?![\\w'])", "E R A").given(" ERA"),
        Rewrite.of(
                "(?<![\\w.-])(MON|TUES?|WED|THU(?:RS)?|FRI|SAT|SUN)(?=: ?\\d| \\d{1,2}(?::\\d\\d)?[-– ]|:? (?:closed|CLOSED|noon|NOON))",
                m -> DAYS.get(m.group(1)))
            .given("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"),
        // 60/40 equity and bonds
        Rewrite.of(
                "(?=\\d)(?<![\\w.,/$£€-])([1-9]\\d)/([1-9]\\d)(?![\\w/%]|[.,]\\d)",
                Shortened::hundred)
            .given("/"),
        // press-ups x3, CABG x 3
        Rewrite.of(
                "(?<=[A-Za-z)]{2} )x ?(\\d{1,3})(?=[\\s.,;:)]|$)(?! ?(?:[-+*/=x×]|cm|mm|m|in|ft|\\d|inch|feet)\\b)(?! ?[=+*/])",
                m -> "times " + m.group(1))
            .given(" x"),
        // 52.4M shares, 1.2B users
        Rewrite.of(
                "(?=\\d)(?<![\\w.,$£€¥-])(\\d{1,4}(?:\\.\\d{1,3})?)([MB])(?= (?!bps|pixel|bits?\\b|bytes?\\b)[a-z]{2,15}\\b)",
                m -> m.group(1) + (m.group(2).equals("M") ? " million" : " billion"))
            .shaped("0A"),
        Rewrite.of(
                "(?=\\d)(?<![\\w.,$£€¥-])(\\d{1,4}(?:\\.\\d{1,3})?)[kK](?= mi(?:\\.|les)?(?![\\w]))",
                m -> m.group(1) + " thousand")
            .shaped("0a", "0A"),
        // about €600m
        Rewrite.of("[~≈] ?(?=(?:US|A|C)?[$£€¥₹]\\s?\\d)", "about ").given("~", "≈"),
        Rewrite.of("(?<=\\d,) ?<(?=\\d)", " less than ").given(",<"),
        Rewrite.of("(?<![\\w.])Rev\\.(?= ?[-+–$€£]\\d)", "Revenue").given("Rev."),
        Rewrite.of(
                "(?<![\\w.])([Rr])ev\\.(?=(?: growth)? (?:of|was|up|down|rose|fell|grew|beat|missed|growth|[-+$€£]\\d))",
                m -> m.group(1) + "evenue")
            .given("ev."),
        Rewrite.of("(?<=\\bv(?:s\\.?|ersus) )cons\\.(?= )", "consensus").given("cons."),
        // 1.25 mg/0.05 mL, 2 lbs./100 sq. ft.
        Rewrite.of(
                "(?<=\\d ?(?:mg|g|mcg|μg|ug|kg|IU|units?|U|lbs?|lbs?\\.|oz|oz\\.))/(?=\\d{1,4}(?:\\.\\d{1,3})? ?(?:mL|ml|dL|dl|L|hr?|hrs|days?|min|sq\\.? ft|acres?|gal)\\b)",
                " per ")
            .given("/"),
        Rewrite.of(
                "(?<=\\d ?(?:mL|ml|L|gal))/(?=\\d{1,4} ?(?:hr?|hrs|days?|min|km|mi|acres?)\\b)",
                " per ")
            .given("/"),
        Rewrite.of("(?<=\\d ?V)/(?=\\d{1,4} ?[kM]?Ω)", " divided by ").given("Ω"),
        Rewrite.of("(?<=[=≈] ?\\d{1,4}(?:\\.\\d{1,3})?) ?A(?=[.,;)]|$| and\\b| or\\b)", " amps")
            .given("A"),
        Rewrite.of(
                "(?<=\\b(?:[Ff]orce|[Ww]eight|[Tt]ension|[Ll]oad|[Tt]hrust) of(?: about)? \\d{1,6}(?:\\.\\d{1,3})?) N(?![\\w'])",
                " newtons")
            .given(" N"),
        // 2022 WL 1234567
        Rewrite.of(
                "(?<=\\b\\d{4} (?:WL|LEXIS|U\\.S\\. (?:Dist|App)\\. LEXIS) )\\d{4,8}(?!\\w)",
                m -> String.join(" ", m.group().split("", -1)).strip())
            .given("WL ", "LEXIS "),
        // N.D. Cal.
        Rewrite.of(
                "(?=[NSEWCMD]\\.)(?<![\\w.])(?:([NSEWCM])\\. ?)?D\\. ("
                    + String.join("|", Abbreviations.STATES.keySet())
                    + "|Cal|N\\.Y|N\\.J)\\.(?=,? |\\))",
                Shortened::district)
            .given("D. "),
        // R-S.D., (I-W.Va.)
        Rewrite.of(
                "(?<=\\b[DRI]-|[A-Z][a-z]{2,20}, )(W\\. ?Va|[NS]\\. ?D|[NS]\\. ?C|N\\. ?[HJMY]|R\\. ?I)\\.(?=[,;)]|\\s|$)",
                m -> DOTTED.get(m.group(1).replace(" ", "")) + Stops.UNLIKELY)
            .given("-W.", "-S.", "-N.", "-R.", ", W.", ", S.", ", N.", ", R."),
        Rewrite.of("(?<![\\w.])TL;DR(?!\\w)", "T L D R").given("TL;DR"),
        Rewrite.of("(?<![\\w])([Mm])ed\\.-(?=[a-z])", m -> m.group(1) + "edium ").given("ed.-"),
        Rewrite.of("(?<=\\d{4}\\)?),? x ?(?=\\d{2,5}(?!\\w|\\.\\d))", ", extension ")
            .given(" x", ",x"),
        // W. 10th
        Rewrite.of(
                "(?<![\\w.])([NSEW])\\. (?=\\d{1,3}(?:st|nd|rd|th)(?!\\w))",
                m -> Addresses.COMPASS.get(m.group(1)) + " ")
            .given("N. ", "S. ", "E. ", "W. "),
        // PROJ-1423
        Rewrite.of(
                "(?<=(?<![\\w-])(?!ISO|IEC|CVE|RFC)[A-Z]{3,10}-)(\\d{4})(?![\\w-]|\\.\\d)",
                m -> pairs(m.group(1)))
            .shaped("A-0"),
        // cricket: 287/6, 122*
        Gate.of(
            Shortened::cricket,
            List.of(
                Rewrite.of("(?<=(?<![\\w.,/])(?<!\\d )[1-9]\\d{1,2})/(?=\\d(?![\\w/]))", " for "))),
        // rebs, in the 23'
        Rewrite.within(
                "(?<=[(,] ?|[a-z] )(\\d{1,3})'(?=[,;.)]| \\()",
                (m, paragraph) -> Shortened.match(paragraph) ? m.group(1) + " minutes" : null)
            .given("'"));
  }

  private static @Nullable String hundred(MatchResult m) {
    return Integer.parseInt(m.group(1)) + Integer.parseInt(m.group(2)) == 100
        ? m.group(1) + " " + m.group(2)
        : null;
  }

  private static @Nullable String pairs(String digits) {
    return digits.charAt(0) == '0' || digits.charAt(2) == '0'
        ? null
        : digits.substring(0, 2) + " " + digits.substring(2);
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
    return where
        + "District of "
        + (m.group(2).equals("Cal")
            ? "California"
            : DOTTED.getOrDefault(m.group(2), Abbreviations.STATES.getOrDefault(m.group(2), "")));
  }

  private static boolean cricket(String paragraph) {
    return paragraph.contains("wicket")
        || paragraph.contains("cricket")
        || paragraph.contains("overs")
        || paragraph.contains("stumps");
  }

  private static boolean match(String paragraph) {
    return paragraph.contains("goal")
        || paragraph.contains("scored")
        || paragraph.contains(" led ")
        || paragraph.contains("header")
        || paragraph.contains("penalty")
        || paragraph.contains("half-time")
        || paragraph.contains("aggregate")
        || paragraph.contains("(agg.");
  }
}
