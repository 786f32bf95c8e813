package dev.lector.speech.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Signs and words that papers and manuals write short and whose place tells what they are: June
 * 1972-Jan. 1973, "9.1 y;", SUN: 1-4 pm. To be applied before numbers.
 */
final class Shortened {
  private static final String MONTH =
      "(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?)";

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
        Rewrite.of(
                "(?=\\s?[-–—]\\s?[JFMASOND])(?<=\\b"
                    + MONTH
                    + " (?:1[5-9]|20)\\d\\d)\\s?[-–—]\\s?(?="
                    + MONTH
                    + " (?:\\d{1,2}, )?(?:1[5-9]|20)\\d\\d)",
                " to ")
            .given("-", "–", "—"),
        // mean age 58.3 ± 9.1 y;
        Rewrite.of("(?<=(?<![\\d.])1 )y(?=[;,)])", "year").given("1 y"),
        Rewrite.of("(?<=\\d )y(?=[;,)])", "years").given(" y"),
        Rewrite.of(
                "(?=y)(?<=\\b(?:aged?|ages|older|for|of|at|over|after|to|than) (?:[≥≤<>~] ?)?\\d{1,3}(?:\\.\\d)? )y(?![\\w'/-])",
                "years")
            .given(" y"),
        Rewrite.of(
                "(?=y)(?<=\\b(?i:adults?|children|patients|women|men|participants|infants|subjects|individuals|people|persons|girls|boys|those|ages?|aged)(?: (?:were|was|are|is|of|who|with|aged))? (?:[≥≤<>~] ?|less than |more than |at least |at most )\\d{1,3}(?:\\.\\d)? )y(?![\\w'/+=*^-])",
                "years")
            .given(" y"),
        // 12k jobs/s, 140k rows; but not "10k runs"
        Rewrite.of(
                "(?=\\d)(?<![\\w.,$£€¥-])(\\d{1,4}(?:\\.\\d)?)[kK](?= (?!(?:runs|races|times|walks|runners|was|is|has|this|as|its|events|series|pixels|bytes|ohms|resistors?|displays?|monitors?|screens?|videos?|versions|miles|swims|finishes|starts|pass|gets|loss|steps|samples|textures)\\b)(?:people|[a-z]{2,14}s)\\b(?!/))",
                m -> m.group(1) + " thousand")
            .shaped("0k ", "0K "),
        // 375° F.
        Rewrite.of("(?<=\\d ?°) ([FC])(?:\\.(?= [a-z(])|(?![\\w']))", m -> m.group(1)).given("° "),
        Rewrite.of("(?<=\\b[Dd]ew )pts?\\.?(?!\\w)", "point").given("ew pt"),
        Rewrite.of("(?<=\\b(?:ft|in))–(?=lbf?s?\\b)", "-").given("–lb"),
        // the spark plug(s)
        Rewrite.of("(?<=[a-z]{3})\\((e?s)\\)", m -> m.group(1)).given("s)").insideWords(),
        // 3.0 Cu. Ft.
        Rewrite.of(
                "(?<=\\d ?)(Cu|CU|Sq|SQ)\\.? ?(Ft|FT|In|IN|Yd|YD|Mi|MI)(?:\\.|(?!\\w))",
                Shortened::areaOrVolume)
            .given("Cu", "CU", "Sq", "SQ"),
        Rewrite.of("(?<=\\bUV )idx\\.?(?!\\w)", "index").given("UV idx"),
        Rewrite.of("(?<=mpg )(?:hwy|HWY)(?!\\w)", "highway").given("mpg "),
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
                "(?=\\d)(?<![\\w.,$£€¥-])(\\d{1,4}(?:\\.\\d{1,3})?)([MBT])(?= (?!bps|pixel|bits?\\b|bytes?\\b|magnet|field|scanner|MRI)[a-z]{2,15}\\b|-(?:parameter|param|token|user|dollar|row))",
                m ->
                    m.group(1)
                        + switch (m.group(2)) {
                          case "M" -> " million";
                          case "B" -> " billion";
                          default -> " trillion";
                        })
            .shaped("0A"),
        Rewrite.of(
                "(?=\\d)(?<![\\w.,$£€¥-])(\\d{1,4}(?:\\.\\d{1,3})?)[kK](?= mi(?:\\.|les)?(?![\\w]))",
                m -> m.group(1) + " thousand")
            .shaped("0a", "0A"),
        // 25(OH)D, 1,25(OH)2D3
        Rewrite.of(
                "(?=\\d)(?<![\\w.-])(?:(1),)?(2[45])\\(OH\\)(2?)-?(?:vitamin )?D([23]?)(?!\\w)",
                m ->
                    (m.group(1) == null ? "" : "1, ")
                        + m.group(2)
                        + " O H "
                        + (m.group(3).isEmpty() ? "" : m.group(3) + " ")
                        + "D"
                        + (m.group(4).isEmpty() ? "" : " " + m.group(4)))
            .given("(OH)"),
        // about ~30, ~2am
        Rewrite.of(
                "(?<=\\b(?:[Aa]bout|[Aa]round|[Aa]pprox\\.?|[Aa]pproximately|[Rr]oughly|[Nn]early|[Aa]lmost|[Cc]irca) )[~≈] ?(?=[\\d$£€.])",
                "")
            .given("~", "≈"),
        Rewrite.of(
                "(?<![\\w~/.])~ ?(?=(?:1[0-2]|0?[1-9])(?:[:.][0-5]\\d)? ?(?:[ap]\\.?m\\b|[AP]\\.?M\\b|o'clock)|\\d{1,2}:\\d\\d(?!\\d)|noon\\b|midnight\\b)",
                "about ")
            .given("~"),
        // about €600m, >$350M
        Rewrite.of(
                "(?<![\\w)=-])([~≈<>≤≥]) ?(?=(?:US|A|C)?[$£€¥₹]\\s?\\d)",
                m -> Amounts.sign(m.group(1)))
            .given("~", "≈", "<", ">", "≤", "≥"),
        Rewrite.of("(?<=\\d,) ?<(?=\\d)", " less than ").given(",<", " <"),
        Rewrite.of("(?<![\\w.])Rev\\.(?= ?[-+–$€£]\\d)", "Revenue").given("Rev."),
        Rewrite.of(
                "(?<![\\w.])([Rr])ev\\.(?=(?: growth)? (?:of|was|up|down|rose|fell|grew|beat|missed|growth|[-+$€£]\\d))",
                m -> m.group(1) + "evenue")
            .given("ev."),
        Rewrite.of("(?<=\\bv(?:s\\.?|ersus) )cons\\.(?= )", "consensus").given("cons."),
        Rewrite.of("(?<![\\w.])TL;DR(?!\\w)", "T L D R").given("TL;DR"),
        Rewrite.of("(?<![\\w])([Mm])ed\\.-(?=[a-z])", m -> m.group(1) + "edium ").given("ed.-"),
        // 555-1234 x12, but 3840 x 2160 is a size
        Rewrite.of(
                "(?<=\\d{3}(?:\\)[ .-]?|[ .-])\\d{4}|\\d{3}\\)? \\d{6}|(?<!\\d)\\d{10,11}),? x ?(?=\\d{2,5}(?!\\w|\\.\\d))",
                ", extension ")
            .given(" x", ",x"),
        Rewrite.of("(?<=\\b[Nn]ot )incl\\.(?![\\w])", "included" + Stops.LIKELY).given("incl."),
        Rewrite.of("\\bVol[-–](?=[\\s,.;)]|$)", "Vol minus").given("Vol"),
        Rewrite.of("(?<=-p )(\\d{2,5}):(?=\\d{2,5}(?!\\d))", m -> m.group(1) + " colon ")
            .given("-p "),
        // PL 00289/0512
        Rewrite.of(
                "(?=0)(?<![\\w/.,-])(0\\d{3,6})/(\\d{3,6})(?![\\w/-])",
                m -> spaced(m.group(1)) + ", " + spaced(m.group(2)))
            .given("/"),
        // 8:30ish
        Rewrite.of("(?<=\\d:\\d\\d)ish\\b", " ish").shaped("0a"),
        // 0:32 left
        Rewrite.of(
                "(?<![\\w:.])0:([0-5]\\d)(?= (?:left|remaining|to (?:go|play)|on the clock)\\b)",
                m -> m.group(1) + " seconds")
            .given("0:"),
        // the 14th c.
        // de-ice: alone, "de" would be said as in "de Gaulle"
        Rewrite.of(
                "(?<![\\w'-])([Dd])e-(?=(?:ic(?:e|ed|er|ers|ing)|(?:escalat|energi[sz]|duplicat|anonymi[sz]|industriali[sz]|emphasi[sz])(?:e|es|ed|ing|ion|ation)"
                    + "|(?:risk|select|clutter|stress|fund|list|seed|skill|platform)(?:s|ed|ing)?)(?![\\w']))",
                m -> m.group(1) + "ee ")
            .given("e-"),
        // the 2nd fl.
        Rewrite.of("(?<=\\d(?:st|nd|rd|th) )[Ff]l\\.?(?=[\\s,;:)]|$)", "floor").given(" fl", " Fl"),
        Rewrite.of("(?<=\\d)-fl\\.?-oz\\.?(?=\\s[a-z])", "-fluid-ounce").given("-fl"),
        Rewrite.of("(?<=\\d(?:st|nd|rd|th) )c\\.(?![\\w])", "century" + Stops.NOUN).given(" c."),
        Rewrite.of(
                "(?<=\\b(?:RWY|Rwy|rwy|[Rr]unways?) )(\\d)(\\d)([LRC])(?!\\w)",
                m ->
                    m.group(1)
                        + " "
                        + m.group(2)
                        + switch (m.group(3)) {
                          case "L" -> " left";
                          case "R" -> " right";
                          default -> " center";
                        })
            .shaped("0A"),
        Rewrite.of("(?<![\\w.])DR(?= Congo\\b)", "D R").given("DR Congo"),
        // > out.txt
        Rewrite.of(
                "(?<=[\\w'\")`] )>>? ?(?=(?:[\\w~-]{0,20}/){0,6}[\\w-]{1,30}\\.(?:txt|log|csv|tsv|json|sql|gz|out|md|html|xml|ya?ml|sh|conf|dat|py)\\b|/dev/)",
                "into ")
            .given("> "),
        // W. 10th
        Rewrite.of(
                "(?<![\\w.])([NSEW])\\. (?=\\d{1,3}(?:st|nd|rd|th)(?!\\w))",
                m -> Addresses.COMPASS.get(m.group(1)) + " ")
            .given("N. ", "S. ", "E. ", "W. "),
        // PROJ-1423
        Rewrite.of(
                "(?<=(?<![\\w-])(?!ISO|IEC|CVE|RFC)[A-Z]{3,10}-)(\\d{4})(?![\\w-]|\\.\\d)",
                m -> pairs(m.group(1)))
            .shaped("A-0"));
  }

  private static String areaOrVolume(MatchResult m) {
    String unit = m.group(2).toLowerCase(Locale.ROOT);
    return m.group(1).toLowerCase(Locale.ROOT)
        + " "
        + unit
        + (m.group().endsWith(".") ? Stops.UNLIKELY : "");
  }

  private static String spaced(String digits) {
    return String.join(" ", digits.split("", -1)).strip();
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
}
