package dev.lector.speech.text;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * How often and how long, as charts and prescriptions write it: "1 g IV q24h", "q4-6h PRN", "PO
 * daily x5d", "lasted for 3d." To be applied behind the words of trades and before old money.
 */
final class Doses {
  private static final Map<String, String> PERIODS =
      Map.ofEntries(
          Map.entry("min", "minute"),
          Map.entry("h", "hour"),
          Map.entry("H", "hour"),
          Map.entry("hr", "hour"),
          Map.entry("hrs", "hour"),
          Map.entry("d", "day"),
          Map.entry("day", "day"),
          Map.entry("days", "day"),
          Map.entry("w", "week"),
          Map.entry("wk", "week"),
          Map.entry("wks", "week"),
          Map.entry("week", "week"),
          Map.entry("weeks", "week"),
          Map.entry("mo", "month"),
          Map.entry("mos", "month"),
          Map.entry("month", "month"),
          Map.entry("months", "month"),
          Map.entry("yr", "year"),
          Map.entry("yrs", "year"),
          Map.entry("year", "year"),
          Map.entry("years", "year"));

  private static final String PERIOD =
      "(min|hrs?|[hH]|days?|d|weeks?|wks?|w|months?|mos?|years?|yrs?)(?![\\w'-])";

  /** What follows a time, and no thing that a dimension or a product describes. */
  private static final String BEHIND =
      "(?=[.,;:)/]|\\s{0,3}$|\\s(?:then|and|with|without|w/|for|off|on|followed|after|before|prior|until|since|ago|now|but|in|by|as|to|[A-Z(]))";

  /** How often, whose short form stands behind or before "by mouth". */
  private static final String OFTEN =
      "(?:daily|once|twice|BID|bid|TID|tid|QID|qid|QD|qd|QHS|qhs|nightly|weekly|every \\d|q\\d|[x×] ?\\d)";

  List<Rule> rules() {
    return List.of(
        // q4-6h PRN
        Rewrite.of(
                "(?<![\\w.,'/-])(?:q ?|Q(?=\\d{1,2}(?:[-–]\\d{1,2})?[hH]))(\\d{1,2})(?:\\s?[-–]\\s?(\\d{1,2}))?\\s?"
                    + PERIOD
                    + "(\\s(?:PRN|prn)(?!\\w))?",
                Doses::often)
            .given("q", "Q"),
        Rewrite.of(
                "(?=PO)(?<=\\d ?(?:mg|mcg|g|mL|ml|IU|units|tabs?|tablets?|caps?|capsules?) )PO(?![\\w.-])|(?<![\\w.])PO(?= "
                    + OFTEN
                    + ")",
                "by mouth")
            .given("PO "),
        Rewrite.of(
                "(?<![\\w.])SOB(?= (?:[x×] ?\\d|on exertion\\b|at rest\\b|w/))",
                "shortness of breath")
            .given("SOB "),
        // PO daily x5d, SOB x 3d. Afebrile
        Rewrite.of(
                "(?=[x×])(?<=[A-Za-z]{2}[)%]? |[A-Za-z]{2}[)%] )[x×] ?(\\d{1,3}(?:\\s?[-–]\\s?\\d{1,3})?)\\s?"
                    + PERIOD
                    + BEHIND,
                m -> "for " + lasting(m.group(1), m.group(2)))
            .shaped("0a", "0 a"),
        // it ran for 2d 4h
        Rewrite.of(
                "(?=d)(?<=(?<![\\w.,/])(\\d{1,3}))d(?= ?\\d{1,2} ?h(?:rs?|ours?)?\\b)",
                m -> m.group(1).equals("1") ? " day" : " days")
            .shaped("0a"),
        // lasted for 3d. Pt had
        Rewrite.within(
                "(?=\\d)(?<=\\b(?:[Ff]or|[Ll]ast(?:s|ed|ing)?|[Aa]fter|[Ww]ithin|[Oo]ver|past|last|next|every|took|takes|another|about|only|least|(?i:re-?check|return|back|follow|f/u|again|repeat|due|expires?|ready|resolves?|resolved|cleared|heals?|healed|results|appointment|appt|labs?|visit|home)(?: up)?(?: \\w{1,12})? in) )(\\d{1,3})d(?=[.,;:)]|\\s{0,3}$|\\s(?:then|with|without|before|prior|now|but|after|if|the|it|you|we|they|he|she|this)\\b)",
                Doses::days)
            .shaped("0a"));
  }

  private static String often(MatchResult m) {
    String period = PERIODS.get(m.group(3));
    boolean one = m.group(2) == null && m.group(1).equals("1");
    return "every "
        + (one ? "" : m.group(1) + " ")
        + (m.group(2) == null ? "" : "to " + m.group(2) + " ")
        + period
        + (one ? "" : "s")
        + (m.group(4) == null ? "" : " as needed");
  }

  private static String lasting(String count, String period) {
    return count + " " + PERIODS.get(period) + (count.equals("1") ? "" : "s");
  }

  private static @Nullable String days(MatchResult m, String paragraph) {
    return OldMoney.isToldOf(paragraph, m.start(), m.end()) ? null : lasting(m.group(1), "d");
  }
}
