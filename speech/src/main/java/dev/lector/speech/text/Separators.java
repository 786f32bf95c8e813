package dev.lector.speech.text;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * White space that means no more than one space, and the slash between spaces, which parts words
 * and lines: "London / Paris". To be applied before all rules that expect one space.
 */
final class Separators {
  /** What is counted per: "5 km / h". */
  private static final Set<String> PER =
      Set.of(
          "h", "hr", "hour", "min", "minute", "s", "sec", "second", "day", "week", "wk", "month",
          "mo", "year", "yr", "night", "person", "people", "capita", "kg", "lb", "l", "litre",
          "liter", "gallon", "gal", "mile", "km", "m", "acre", "unit", "each", "page", "user",
          "seat", "head", "share", "barrel", "ton", "tonne", "mol", "ml", "cm", "ha", "cycle");

  List<Rule> rules() {
    return List.of(
        Rewrite.of(" {2,400}", " ").given("  "),
        // PRESSURE...924 MB...27.29 INCHES
        Rewrite.of("(?<=[A-Za-z0-9)%])\\.{3}(?=\\.?\\d|[A-Z]{2})", "… ").given("..."),
        Rewrite.within(
                "(?<=[\\w\"')\\]!?.%`*]) / (?=[\"'(`*]{0,2}([A-Za-z]{1,20}))", Separators::slash)
            .given(" / "),
        Rewrite.of("(?<=(?<![\\d.,])\\d{1,4}) / (?=\\d{1,4}(?![\\d]))", "/").given(" / "));
  }

  private static @Nullable String slash(MatchResult m, String paragraph) {
    String next = m.group(1);
    String before = Neighbours.before(paragraph, m.start() + 1);
    if (PER.contains(Neighbours.lower(next)) && counted(paragraph, m.start() - before.length())) {
      return "/";
    }
    boolean alternative = before.equals("and") && next.equals("or");
    boolean quotient = next.length() == 1 && before.length() < 3;
    return alternative || quotient ? null : ", ";
  }

  /** Whether a number, or what is priced, ends there. */
  private static boolean counted(String paragraph, int end) {
    int last = end - 1;
    while (last > 0 && end - last < 3 && paragraph.charAt(last) == ' ') {
      last--;
    }
    return last >= 0 && (Letters.isDigit(paragraph.charAt(last)) || paragraph.charAt(last) == '%');
  }
}
