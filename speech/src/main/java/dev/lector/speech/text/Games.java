package dev.lector.speech.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What reports of games write short: "Rd. 3", "def. Anisimova", a 2.63 ERA, England 287/6, Salah
 * 14'. To be applied before numbers.
 */
final class Games {
  private static final Pattern FOOTBALL =
      Pattern.compile(
          "\\b(?:goals?|scored|led|header|penalty|half-time|aggregate|agg\\.|equali[sz]er|red card|opener|stoppage|booked|substitutes?|own goal|scoring|scorers?|subbed|sent off|xG|winner|[Mm]an of the match|tries|converted|scrum)\\b|\\((?:agg|pen|og)\\b");
  private static final Pattern CRICKET =
      Pattern.compile(
          "\\(\\d{1,2}(?:\\.[1-5])? ov\\b|\\b(?:wickets?|cricket|overs|stumps|bowled|batting|innings|not out|lbw|T20|ODI|off \\d{1,3} balls)\\b|\\d/\\d at (?:lunch|tea|stumps)\\b|\\d{1,3}\\*? \\(\\d{1,3}b[,)]");

  /** Before the wickets and runs of a side, which could be a day where nothing tells. */
  private static final String SCORED =
      "\\b(?:(?:at|being|were|was|to|on|took|taking|claimed|with|finished|figures of|returned|reduced|slumped|collapsed|stuttering)"
          + "|(?:[Ll]eft|leaves?|leaving|had|have|has) (?:the )?[A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15})?)";

  private final Numbers numbers;

  Games(Numbers numbers) {
    this.numbers = numbers;
  }

  /** To be applied before marks of Markdown are taken away: Root 122*. */
  static List<Rule> starred() {
    return List.of(
        Gate.of(
            paragraph -> paragraph.indexOf('*') >= 0 && CRICKET.matcher(paragraph).find(),
            List.of(
                Rewrite.of(
                    "(?<=[A-Za-z'-]{1,20} (?:(?:made|scored|hit|unbeaten on|with|finished on|on|an|a) )?(?<![\\w.,*])\\d{1,3})\\*(?![\\w*])",
                    " not out"))));
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?<=^|[.;,(] ?)Rds?\\.(?= \\d)", m -> m.group().equals("Rd.") ? "Round" : "Rounds")
            .given("Rd"),
        Rewrite.of("(?=r)(?<=\\b(?:of|in|the|second|third) )rds?\\.(?= ?\\d)", "round").given("rd"),
        Rewrite.of("(?<=[A-Za-z\\])] )def\\.(?= [A-Z][a-z])", "defeated").given("def."),
        // an 0-2 pitch, an 0-for-4 night
        Rewrite.of(
                "(?=0)(?<=\\b[Aa]n )0-(for-)?(\\d{1,2})(?![\\w-]|[.,]\\d)",
                m -> "oh " + (m.group(1) == null ? "and " : "for ") + m.group(2))
            .given("n 0-"),
        // 1-4, 1 HR, 3 RBI
        Rewrite.of(
                "(?<=\\((?:[A-Z][a-z'-]{1,20},? )?)(\\d)-(\\d)(?=, (?:\\d{1,2} )?(?:HRs?|RBIs?|2B|3B|SB|BB|R|K)\\b)",
                m -> m.group(1) + " for " + m.group(2))
            .given("HR", "RBI", "2B", "3B", "SB", "BB", "R", "K"),
        // (aet; 4-1 pens)
        Rewrite.of(
                "(?<=\\(|\\d[,;]? )(?:aet(?!\\w|: |\\. ?\\d)|a\\.e\\.t\\.)(?! \\d)",
                "after extra time")
            .given("aet", "a.e.t."),
        Rewrite.of("(?<=\\d[-–]\\d{1,2} )pens(?=[),;]|\\.?(?:\\s[A-Z]|$))", "on penalties")
            .given("pens"),
        Rewrite.of("(?<![\\w.])Att\\.?:(?= ?\\d)", "Attendance:").given("Att"),
        // 5-9 3PT, 5-9 from the field
        Rewrite.of(
                "(?=\\d)(?<![\\w.,–-])(\\d{1,2})[-–](\\d{1,2})(?= (?:3PT?|FGA?|FTA?|3-?pt|3s|threes|free throws|shooting"
                    + "|from (?:the (?:field|line|stripe|floor|foul line|free[- ]throw line|arc)|three|deep|beyond|downtown|behind the arc|long range|3))\\b)",
                m ->
                    Integer.parseInt(m.group(1)) <= Integer.parseInt(m.group(2))
                        ? m.group(1) + " of " + m.group(2)
                        : null)
            .shaped("0-0", "0–0"),
        // a 4-6 6-4 6-1 win
        Rewrite.of(
                "(?<=(?<![\\w.,-])\\d{1,2}[-–]\\d{1,2}) (?=\\d{1,2}[-–]\\d{1,2}(?![\\w-]|[.,]\\d))",
                ", ")
            .shaped("0-0", "0–0"),
        // 5' - Montreal forward early
        Rewrite.of(
                "(?<=^|[.!?:\"] )(\\d{1,3})'(?= ?[-–:] [A-Z])",
                m -> m.group(1) + (m.group(1).equals("1") ? " minute" : " minutes"))
            .given("' -", "' –", "':", "'-"),
        Rewrite.of("(?<=\\d )ERA(?![\\w'])", "E R A").given(" ERA"),
        // (pen. 45+3), 12 pen.
        Rewrite.of("(?=p)(?<=[(\\d'] ?)pen\\.?(?=[ ,;)](?: ?\\d|\\s|$)|\\)|$)", "penalty")
            .given("pen"),
        // beat L.A. 114-108
        Rewrite.of(
                "(?<![\\w.])([A-Z])\\.([A-Z])\\.(?= \\d{1,3}[-–]\\d{1,3}(?!\\d))",
                m -> m.group(1) + " " + m.group(2))
            .given(". "),
        // Root 122* (214b, 14x4)
        Gate.of(
            paragraph -> CRICKET.matcher(paragraph).find(),
            List.of(
                Rewrite.of("(?<=\\(\\d{1,3})b(?=[,)])", " balls"),
                Rewrite.of(
                    "(?<=[(,] ?\\d{1,2})x([46])(?=[,)])",
                    m -> m.group(1).equals("4") ? " fours" : " sixes"),
                Rewrite.of("(?<=[(,] ?1 (?:four|six))(?:e?s)(?=[,)])", ""))),
        // 287/6
        Gate.of(
            paragraph -> paragraph.indexOf('/') >= 0 && CRICKET.matcher(paragraph).find(),
            List.of(
                Rewrite.of("(?<=(?<![\\w.,/])(?<!\\d )[1-9]\\d{1,2})/(?=\\d(?![\\w/]))", " for "),
                // 3/42, at 1/17
                Rewrite.of(
                    "(?=\\d)(?<![\\w.,/£$€–-])(?<!\\d )(?:([0-9]|10)/(3[2-9]|[4-9]\\d|[1-9]\\d\\d)|(?<="
                        + SCORED
                        + " )([0-9]|10)/([1-9]\\d))(?![\\w/%°\"–-]|[.,]\\d| ?(?:of|inch)\\b)",
                    m ->
                        m.group(1) == null
                            ? m.group(3) + " for " + m.group(4)
                            : m.group(1) + " for " + m.group(2)))),
        // Salah 14', 72'
        Gate.of(
            paragraph -> paragraph.indexOf('\'') >= 0 && FOOTBALL.matcher(paragraph).find(),
            List.of(
                // in the 88', a 90' winner
                Rewrite.of(
                    "(?=\\d)(?<=\\b(?:[Ii]n|[Oo]n|[Bb]y|[Ff]rom|[Uu]ntil|[Aa]fter|[Bb]efore) the |\\b[Aa]n? )(\\d{1,3})'(?=[\\s,;.)])",
                    m -> numbers.ordinal(Integer.parseInt(m.group(1))) + " minute"),
                Rewrite.of(
                    "(?<=[(,] ?|[a-z] )(\\d{1,3})'(?=[,;.)]| \\()",
                    m -> m.group(1) + " minutes"))));
  }
}
