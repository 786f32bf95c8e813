package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An m right behind a number where it is no meter: million where money or people are counted
 * ("revenue was 7m/54m", "sold for 7m"), minutes where something lasts ("a timeout of 5m", 5m 30s).
 */
final class Millions {
  private static final String AMOUNT =
      "(?=\\d)(?<![\\w.,$£€¥₹-])(\\d{1,4}(?:\\.\\d{1,3})?)m(?![\\w'²³^])";

  private static final Pattern MONEY =
      Pattern.compile(
          "(?i)\\b(?:worth|costs?|costing|sold|sells?|paid|pays?|spent|spends?|invest(?:s|ed|ing)?|rais(?:ed|es|ing)|earn(?:s|ed|ing)?"
              + "|revenues?|sales|profits?|loss(?:es)?|lost|turnover|budgets?|debts?|valued|deals?|fees?|fund(?:s|ed|ing)?|income|donat(?:ed|es)"
              + "|owe[sd]?|price[sd]?|bid|offer(?:ed)?|wages?|salary|dividends?|capex|ebitda|earnings|population|subscribers|users"
              + "|customers|downloads|viewers|copies|votes|made)\\b[^.!?;]{0,40}$");
  private static final Pattern MONEY_AFTER =
      Pattern.compile(
          "(?i)^ (?:in"
              + " (?:profits?|sales|revenues?|funding|debts?|cash|losses|fees|tax(?:es)?|savings|damages|aid)|(?:a|per)"
              + " year|annually|euros?|dollars"
              + "|pounds|yen|rupees|shares|units|tonnes|barrels|deal|euro|dollar|pound)\\b.*");
  private static final Pattern LASTING =
      Pattern.compile(
          "(?i)\\b(?:timeouts?|waits?|waited|every|lasts?|lasted|took|takes|uptime|duration|interval|delay|elapsed|ttl|retention|window|eta|sleep|sleeps|runtime|build"
              + " time|cache[sd]?|retry|refresh|poll)\\b[^.!?;]{0,24}$");

  /** Another time before it in a list or an aside: 100 ms, max. 5m. */
  private static final Pattern TIMED =
      Pattern.compile(
          "\\b(?:backoff|timeouts?|retr(?:y|ies)|delays?|intervals?|ttl|polling)\\b[^!?;]{0,58}\\b(?:max|min|up to|cap(?:ped)?|least|most)\\b[^!?;]{0,8}$|\\d ?(?:ms|sec|hrs?) ?(?:,|and|or|to|–|-)[^!?;\\d]{0,14}$");

  private static final Pattern LENGTH_AFTER =
      Pattern.compile(
          "^[- ](?:long|wide|tall|high|deep|thick|away|apart|above|below|race|sprint|dash|freestyle|hurdles|relay|butterfly|backstroke|breaststroke|pool|tower|tree|rope|mark|run|by|x|×|of"
              + " (?:rope|cable|fabric|pipe|wire|hose|cloth|string|snow|water))\\b.*");
  private static final int CLAUSE = 60;

  /** 1M-plus customers; to be applied before numbers. */
  static List<Rule> plus() {
    return List.of(
        Rewrite.of(
                "(?=\\d)(?<![\\w.,$£€¥₹-])(\\d{1,4}(?:\\.\\d{1,3})?) ?([kKMmB]|bn)-plus\\b(?!(?<=m-plus) (?:walls?|waves?|drops?|swells?|fences?|tall|high|long|wide|deep|jumps?|throws?|dives?|cables?|poles?|board|rope)\\b)",
                m ->
                    m.group(1)
                        + switch (m.group(2)) {
                          case "k", "K" -> " thousand plus";
                          case "M", "m" -> " million plus";
                          default -> " billion plus";
                        })
            .given("-plus"));
  }

  /** To be applied before units. */
  Rule rules() {
    return Gate.of(
        Millions::possible,
        List.of(
            // 5m 30s, 5m30s, 1h 5m
            Rewrite.of(
                "(?=\\d)(?<![\\w.,])(\\d{1,3}) ?m\\s?(\\d{1,2}) ?s(?:ecs?)?(?![\\w])",
                m -> m.group(1) + " min " + m.group(2) + " sec"),
            Rewrite.of(
                "(?=\\d)(?<=(?<![\\w.,])\\d{1,3} ?hr?s? ?)(\\d{1,2})m(?!\\w)",
                m -> m.group(1) + " min"),
            // 65 m. men
            Rewrite.of(
                "(?=\\d)(?<![\\w.,$£€])(\\d{1,4}(?:\\.\\d{1,3})?) m\\.(?= (?:people|men|women|children|inhabitants|souls|voters|workers|soldiers|users"
                    + "|copies|acres|tons|tonnes|bushels|barrels|dollars|pounds|marks|francs)\\b)",
                m -> m.group(1) + " million"),
            Rewrite.within(AMOUNT, Millions::said)));
  }

  private static @Nullable String said(MatchResult m, String paragraph) {
    String after = Neighbours.around(paragraph, m.end(), m.end() + CLAUSE);
    if (LENGTH_AFTER.matcher(after).matches()) {
      return null;
    }
    String before = Neighbours.around(paragraph, m.start() - CLAUSE, m.start());
    if (LASTING.matcher(before).find() || TIMED.matcher(before).find()) {
      return m.group(1) + " min";
    }
    return MONEY.matcher(before).find() || MONEY_AFTER.matcher(after).matches()
        ? m.group(1) + " million"
        : null;
  }

  private static boolean possible(String paragraph) {
    for (int i = paragraph.indexOf('m'); i >= 0; i = paragraph.indexOf('m', i + 1)) {
      char before = i == 0 ? ' ' : paragraph.charAt(i - 1);
      if (Letters.isDigit(before)
          || (before == ' ' && i > 1 && Letters.isDigit(paragraph.charAt(i - 2)))) {
        return true;
      }
    }
    return false;
  }
}
