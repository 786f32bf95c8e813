package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of incidents behind letters that are a currency elsewhere: "ring 101 quoting CAD 412". To
 * be applied before sums.
 */
final class CrimeNumbers {
  /** Who is told of such a number. */
  private static final Pattern REPORTED =
      Pattern.compile(
          "\\b(?i:police|101|999|911|111|incident|crimes?|crimestoppers|witness(?:es)?|officers?|detectives?|call|ring|phone|contact|appeal|information|report(?:ed)?)\\b");

  private static final int NEAR = 120;

  List<Rule> rules() {
    return List.of(
        Rewrite.within(
                "(?=[A-Z]{3} )(?<=\\b(?:[Qq]uoting|[Qq]uote|[Ii]ncident|[Rr]ef(?:erence)?\\.?|[Ll]og|[Cc]rime)(?: (?:no\\.?|number|ref\\.?|reference|the reference))?:? )(CAD|USD|AUD|NZD|CHF|EUR|GBP|SEK|NOK|DKK|PLN|INR|HKD|SGD|BRL|MXN|JPY|CNY|ZAR) (\\d{1,8})(?![\\w%]|[.,]\\d)(?! (?:per|an?|each|for)\\b)",
                CrimeNumbers::number)
            .shaped("AAA 0"));
  }

  private static @Nullable String number(MatchResult m, String paragraph) {
    return REPORTED.matcher(Neighbours.around(paragraph, m.start() - NEAR, m.end() + NEAR)).find()
        ? Letters.spaced(m.group(1)) + " " + String.join(" ", m.group(2).split("", -1)).strip()
        : null;
  }
}
