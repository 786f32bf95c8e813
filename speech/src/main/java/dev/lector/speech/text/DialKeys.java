package dev.lector.speech.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The star and the other sign of a telephone's keys: "dial *70", "press # to end", "#31#". Where
 * English is American the latter is "pound", else "hash". To be applied before Markdown's marks are
 * taken out.
 */
final class DialKeys {
  /** Where # is the pound key. */
  private static final Set<String> POUND = Set.of("", "US", "CA", "PH");

  private static final String PRESSED =
      "\\b(?i:dial(?:s|ed|led|ing|ling)?|press(?:es|ed|ing)?|hit(?:s|ting)?|push(?:es|ed|ing)?|tap(?:s|ped|ping)?|enter(?:s|ed|ing)?|key(?:ed|ing)? in|punch(?:ed|ing)? in|followed by)";

  private static final Pattern ANY_KEY = Pattern.compile(PRESSED + " ");

  private static final Pattern KEYED = Pattern.compile(PRESSED + " (?:[*#]|star|pound|hash)");

  private static final int NEAR = 60;

  private static final String BEHIND =
      "(?=[.,;:!?)\"'’”]|\\s{0,3}$|\\s(?:to|for|when|if|once|twice|again|now|at|and|or|then|key|keys|sign|button|symbol|first|before|after|followed|on|in|as)\\b)";

  private static final DialKeys AMERICAN = new DialKeys("pound");
  private static final DialKeys BRITISH = new DialKeys("hash");

  private final String hash;
  private final List<Rule> rules;

  private DialKeys(String hash) {
    this.hash = hash;
    this.rules =
        List.of(
            // #31#, *#06#, **21*07700900123#
            Rewrite.of(
                    "(?<![\\w*#/&])[*#]{1,2}\\d{1,4}(?:[*#]\\d{1,15}){0,3}#(?![\\w#])",
                    m -> keys(m.group()))
                .given("0#", "1#", "2#", "3#", "4#", "5#", "6#", "7#", "8#", "9#"),
            // dial *70, press *1
            Rewrite.of(
                    "(?=[*])(?<="
                        + PRESSED
                        + " [\"'“‘]?)[*]\\d{1,4}(?:\\*\\d{0,15})?(?![\\w*#]|[.,]\\d)",
                    m -> keys(m.group()))
                .shaped("*0"),
            // press 1, then #
            Rewrite.within(
                    "(?=[*#])(?<=\\bthen )[*#]" + BEHIND,
                    (m, paragraph) ->
                        ANY_KEY
                                .matcher(Neighbours.around(paragraph, m.start() - NEAR, m.start()))
                                .find()
                            ? keys(m.group())
                            : null)
                .given("*", "#"),
            // press *2 for sales or *0 for help
            Rewrite.within(
                    "(?=[*])(?<=(?:,|\\bor|\\band) )\\*\\d{1,2}(?=[.,;:!?)]|\\s?$| (?:to|for)\\b)",
                    (m, paragraph) ->
                        KEYED
                                .matcher(Neighbours.around(paragraph, m.start() - NEAR, m.start()))
                                .find()
                            ? keys(m.group())
                            : null)
                .shaped("*0"),
            Rewrite.of(
                    "(?=#)(?<=" + PRESSED + " [\"'“‘]?)#\\d{1,4}(?![\\w#]|[.,]\\d)",
                    m -> keys(m.group()))
                .shaped("#0"),
            // press # to end
            Rewrite.of(
                    "(?=[*#])(?<="
                        + PRESSED
                        + " (?:the )?[\"'“‘]?|\\b(?:[Tt]he|[Aa]) (?=. (?:key|button)\\b))[*#]"
                        + BEHIND,
                    m -> keys(m.group()))
                .given("*", "#"),
            // the code for the gate is 4471#
            Rewrite.of(
                    "(?=\\d)(?<=\\b(?:(?:[Cc]ode|PIN|[Pp]in|[Pp]asscode|[Kk]eypad)\\b[^.!?;\\n]{0,24}|[Dd]ial|[Ee]nter|[Tt]ype|[Pp]unch in|[Kk]ey in) )(\\d{3,8})#(?!\\w)",
                    m -> String.join(" ", m.group(1).split("", -1)).strip() + " " + hash)
                .given("#"));
  }

  /** As the English of a region names them. */
  static DialKeys of(String region) {
    return POUND.contains(region.toUpperCase(Locale.ROOT)) ? AMERICAN : BRITISH;
  }

  AlignedText named(AlignedText paragraph) {
    AlignedText named = paragraph;
    for (Rule rule : rules) {
      named = rule.apply(named);
    }
    return named;
  }

  // *70 is "star seventy", *069 "star zero six nine"
  private String keys(String written) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < written.length()) {
      char c = written.charAt(i);
      int end = i + 1;
      while (Letters.isDigit(c) && end < written.length() && Letters.isDigit(written.charAt(end))) {
        end++;
      }
      String part = written.substring(i, end);
      out.append(out.isEmpty() ? "" : " ");
      if (Letters.isDigit(c)) {
        boolean number = part.length() < 3 && c != '0';
        out.append(number ? part : String.join(" ", part.split("", -1)).strip());
      } else {
        out.append(c == '*' ? "star" : hash);
      }
      i = end;
    }
    return out.toString();
  }
}
