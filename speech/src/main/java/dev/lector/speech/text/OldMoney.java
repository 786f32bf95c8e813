package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Money as the British write it: £1 15s., 35s. a week, 4d. beside shillings, 12.5p, £25pp, £450
 * pcm. To be applied before sums and units.
 */
final class OldMoney {
  private static final int CLAUSE = 40;

  /** Beside these an "s." is a shilling and a "d." a penny. */
  private static final Pattern MONEY =
      Pattern.compile(
          "£ ?\\d|\\b\\d{1,2}d\\.[\\s,;]|(?i:\\b(?:shillings?|pence|penny|pounds?|guineas?)\\b)");

  private static final Pattern SHILLINGS = Pattern.compile("\\b\\d{1,2}s\\.[\\s,;]");

  /** Beside these a "d" is a day or a dimension. */
  private static final Pattern DAYS =
      Pattern.compile(
          "\\b(?:[Pp]ts?|[Pp]atients?|mg|fever|pain|cough|rash|symptoms?|admitted|discharged|[Aa]febrile|prints?|printed|printing|models?|render\\w{0,4}|graphics)\\b");

  private static final Pattern COINS =
      Pattern.compile("£ ?\\d|\\b\\d{1,2}s\\.[\\s,;]|\\b(?i:shillings?|pence|penny|guineas?)\\b");

  private static final Pattern PRICED =
      Pattern.compile(
          "\\b(?i:costs?|price[sd]?|paid|pays?|sold|sells?|selling|bought|buys?|charged?|worth|fares?|stamps?|postage|wages?|rent|tolls?|farthings?|ha'?penny|sixpence|a (?:pound|loaf|dozen|week|pint|bushel))\\b");

  private static final Pattern LASTS =
      Pattern.compile(
          "(?i)\\b(?:for|in|took|takes|lasts|lasted|wait|waited|within|after|sets of|the|his|her|their|my|our|your|mid|late|early|mid-)$");

  private static final String SO_OFTEN =
      "(?= (?:(?:a|per|the|each|every) (?:week|day|month|year|quarter|head|pound|yard|ton|dozen|pair|bushel|acre"
          + "|hundredweight|piece|bottle|gallon|barrel|man|person|copy|night)\\b|weekly\\b|yearly\\b))";

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?=[ ])(?<=£\\d{1,4}) (\\d{1,2})s(?:(\\.)(?=[\\s,;:)]|$)|(?![\\w.]))",
                m ->
                    " and "
                        + m.group(1)
                        + shillings(m.group(1))
                        + (m.group(2) == null ? "" : Stops.LIKELY))
            .given("£"),
        Rewrite.of(
                "(?=\\d)(?<![\\w.,])(\\d{1,3})(s|d)\\." + SO_OFTEN,
                m -> m.group(1) + coins(m.group(1), m.group(2)))
            .given("s. ", "d. "),
        Rewrite.within(
                "(?=\\d)(?<![\\w.,])([1-9]\\d?)(s|d)\\.(?=[\\s,;:)]|$)", OldMoney::besideMoney)
            .given("s.", "d."),
        // it took 15s. to load
        Rewrite.of("(?<=(?<![\\w.,])\\d{1,3}s)\\.(?= [a-z])", "").given("s. "),
        // EPS of (12.3)p
        Rewrite.of(
                "(?<![\\w)])\\((\\d{1,4}(?:\\.\\d{1,2})?)\\)p(?![\\w'-])",
                m -> "minus " + m.group(1) + " pence")
            .given(")p"),
        // 12.5p
        Rewrite.of("(?=p)(?<=(?<![\\w.,])\\d{1,3}\\.\\d{1,2})p(?![\\w'-])", " pence").given("p"),
        // £25pp, £450 pcm
        Rewrite.of(
                "(?= ?p)(?<=[£$€]\\d[\\d.,]{0,8}) ?(pppn|ppn|pp|pw|pcm)(?![\\w&'-])(?:\\.(?= [a-z]))?",
                m ->
                    switch (m.group(1)) {
                      case "pp" -> " per person";
                      case "pw" -> " per week";
                      case "pcm" -> " per calendar month";
                      default -> " per person per night";
                    })
            .given("pp", "pw", "pcm"));
  }

  /** Whether old money is told of beside a place. */
  static boolean isToldOf(String paragraph, int start, int end) {
    String before = Neighbours.around(paragraph, start - CLAUSE, start);
    String behind = Neighbours.around(paragraph, end, end + CLAUSE);
    return COINS.matcher(before).find()
        || COINS.matcher(behind).find()
        || PRICED.matcher(before).find()
        || PRICED.matcher(behind).find();
  }

  private static @Nullable String besideMoney(MatchResult m, String paragraph) {
    String before = Neighbours.around(paragraph, m.start() - CLAUSE, m.start());
    String after = Neighbours.around(paragraph, m.end(), m.end() + CLAUSE);
    boolean days = m.group(2).equals("d") && DAYS.matcher(before + after).find();
    boolean money = !days && (MONEY.matcher(before).find() || MONEY.matcher(after).find());
    money |= m.group(2).equals("d") && SHILLINGS.matcher(before + " " + after).find();
    return money && !LASTS.matcher(before.strip()).find()
        ? m.group(1) + coins(m.group(1), m.group(2)) + Stops.LIKELY
        : null;
  }

  private static String coins(String count, String letter) {
    return letter.equals("s") ? shillings(count) : count.equals("1") ? " penny" : " pence";
  }

  private static String shillings(String count) {
    return count.equals("1") ? " shilling" : " shillings";
  }
}
