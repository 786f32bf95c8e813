package dev.lector.speech.text;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Words that news by wire writes without vowels, in any case: "35 mln dlrs", "1.45 bln stg", "shr
 * 34 cts vs 28 cts". They keep the case that they are written in. To be applied before headlines
 * and numbers.
 */
final class WireNews {
  /** No other writing uses them. */
  private static final Map<String, String> WORDS =
      Map.of(
          "mln", "million",
          "mlns", "millions",
          "bln", "billion",
          "blns", "billions",
          "dlr", "dollar",
          "dlrs", "dollars");

  /** Only beside figures that are compared: "Shr 34 cts vs 28 cts". */
  private static final Map<String, String> RESULTS =
      Map.ofEntries(
          Map.entry("shr", "share"),
          Map.entry("shrs", "shares"),
          Map.entry("revs", "revenues"),
          Map.entry("oper", "operating"),
          Map.entry("qtr", "quarter"),
          Map.entry("qtly", "quarterly"),
          Map.entry("mths", "months"),
          Map.entry("avg", "average"),
          Map.entry("div", "dividend"));

  private static final String MONTH =
      "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";

  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?=[MmBbDd][Ll])(?<![A-Za-z.])((?i:[mb]lns?|dlrs?))(?![A-Za-z]|\\.[A-Za-z])",
                m -> inCase(m, WORDS))
            .given("ln", "LN", "lr", "LR"),
        Rewrite.of(
                "(?=[PpSsCc])(?<=\\d[ -]|(?i:illion) )((?i:pct|stg|cts))(?![A-Za-z])",
                WireNews::behindNumber)
            .given("pct", "stg", "cts", "PCT", "STG", "CTS"),
        // July/Sep deliveries
        Rewrite.of(
                "(?=[JFMASOND])(?<![\\w/])(" + MONTH + ")\\.?/(" + MONTH + ")(?![\\w/])",
                WireNews::months)
            .shaped("a/A", "./A"),
        Gate.of(
            WireNews::isCompared,
            List.of(
                Rewrite.of(
                    "(?=[SsRrOoQqMmAaDd])(?<![\\w.'-])([A-Za-z]{3,4})(?![\\w'-])",
                    m -> inCase(m, RESULTS)))));
  }

  // two that follow each other are no stretch: Jan/Feb
  private static @Nullable String months(MatchResult m) {
    int first = MONTHS.indexOf(m.group(1).substring(0, 3));
    int second = MONTHS.indexOf(m.group(2).substring(0, 3));
    return second - first > 3 ? month(first) + " to " + month(second) : null;
  }

  private static String month(int place) {
    return Month.of(place / 3 + 1).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static boolean isCompared(String paragraph) {
    return (paragraph.contains(" vs ") || paragraph.contains(" VS "))
        && (paragraph.contains("hr") || paragraph.contains("HR") || paragraph.contains("Revs"));
  }

  private static String behindNumber(MatchResult m) {
    return inCase(m, Map.of("pct", "percent", "stg", "sterling", "cts", "cents"));
  }

  private static String inCase(MatchResult m, Map<String, String> words) {
    String written = m.group(1);
    String said = words.getOrDefault(written.toLowerCase(Locale.ROOT), written);
    return Letters.isUpper(written.charAt(1))
        ? said.toUpperCase(Locale.ROOT)
        : Letters.isUpper(written.charAt(0))
            ? Character.toUpperCase(said.charAt(0)) + said.substring(1)
            : said;
  }
}
