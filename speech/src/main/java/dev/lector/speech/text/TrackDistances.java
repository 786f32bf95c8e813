package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;

/**
 * Distances of races: the 1500m is "fifteen hundred meters", and before what is run or won the unit
 * is singular, as in "200m world champion" and "4x400m relay".
 */
final class TrackDistances {
  private static final String RUN =
      "(?: (?:(?:world|Olympic|European|national|indoor|Commonwealth|British|American) )?"
          + "(?:finals?|semi-?finals?|heats?|steeplechase|champions?|championships?|titles?|records?|races?|gold|silver|bronze"
          + "|medals?|medall?ists?|runners?|events?|freestyle|relays?|medley)\\b)";

  /** To be applied before units. */
  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?=1)(?<=\\b(?:men's|women's|boys'|girls'|[Tt]he|[Ww]on|[Rr]an|[Rr]uns?|[Ii]ndoor|Olympic|metric|\\d00 ?m(?:,| and| or))"
                    + " )1,?500 ?(?:m|(met(?:er|re))s?)(?![\\w'²³/-])(?! (?:above|below|deep|high|of|away|up|tall|long)\\b)("
                    + RUN
                    + ")?",
                m -> fifteenHundred(m, m.group(2)))
            .given("500"),
        Rewrite.of(
                "(?=1)(?<![\\w.,/$£€-])1,?500 ?(?:m|(met(?:er|re))s?)(" + RUN + ")",
                m -> fifteenHundred(m, m.group(2)))
            .given("500"),
        Rewrite.of(
                "(?=\\d)(?<![\\w.,/$£€-]|\\d ?[x×])(\\d{1,2},\\d{3}|\\d{2,5}) ?m(?=" + RUN + ")",
                m -> m.group(1) + "-m")
            .shaped("0m", "m "),
        Rewrite.of(
                "(?=\\d)(?<=(?<![\\w.,])\\d{1,2} ?[x×] ?)(\\d{2,4}) ?m(?=" + RUN + ")",
                m -> m.group(1) + "-meter")
            .given("x", "×"));
  }

  private static String fifteenHundred(MatchResult m, String run) {
    String unit = m.group(1) == null ? "meter" : m.group(1);
    return "fifteen hundred " + (run == null ? unit + "s" : unit + run);
  }
}
