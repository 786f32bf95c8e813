package dev.lector.speech.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The slash between words: "or" between words of one small class (he/she, yes/no), "per" in a rate
 * (miles/hour), a pause between initialisms (CPU/GPU) and in a list (red/green/blue). Between two
 * other words it is not said.
 */
final class Slashes {
  /** Pairs that are one thing. */
  private static final Set<String> PAIRS =
      Set.of("TCP/IP", "UDP/IP", "AC/DC", "HIV/AIDS", "CI/CD", "PL/SQL");

  private static final Map<String, String> LETTERS =
      Map.of("Y/N", "yes or no", "T/F", "true or false", "AM/FM", "A M F M", "AM/PM", "A M, P M");

  private static final Pattern PLURAL = Pattern.compile("(?i)(?:[a-z]{2,16}[a-rtv-z]s|feet)");

  /** No plural all the same. */
  private static final Set<String> SINGULAR =
      Set.of(
          "always",
          "perhaps",
          "sometimes",
          "news",
          "lens",
          "gas",
          "has",
          "was",
          "yes",
          "christmas",
          "mondays",
          "tuesdays",
          "wednesdays",
          "thursdays",
          "fridays",
          "saturdays",
          "sundays");

  /** NEC4, MP3. */
  private static final Pattern NUMBERED = Pattern.compile("([A-Z]{2,5})\\d{1,3}");

  private static final Pattern MIXED = Pattern.compile("[a-z]{1,4}[A-Z]{2,4}");

  private static final Set<String> PER =
      Set.of(
          "second", "sec", "minute", "min", "hour", "hr", "day", "week", "month", "year", "yr",
          "night", "shift", "capita", "person", "head", "user", "gallon", "mile", "page", "inch");

  private static final Map<String, String> UNITS =
      Map.of("km", "kilometers", "mi", "miles", "kWh", "kilowatt hours", "kg", "kilograms");

  private static final Map<String, String> SHORT =
      Map.of("sec", "second", "min", "minute", "hr", "hour", "yr", "year");

  private final Capitals capitals;
  private final Lexicon lexicon;

  Slashes(Capitals capitals, Lexicon lexicon) {
    this.capitals = capitals;
    this.lexicon = lexicon;
  }

  /** To be applied before links and units. */
  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?<![\\w/.-])(?:([Ss])/he|\\(([Ss])\\)he)(?![\\w/])",
                m -> (m.group().contains("S") ? "She" : "she") + " or he")
            .given("/he", ")he"),
        Rewrite.of(
                "(?<![\\w/.-])([wW])/(in|out)(?=\\s[a-z\\d])",
                m -> (m.group(1).equals("W") ? "With" : "with") + m.group(2))
            .given("w/", "W/"),
        // coffee w/milk
        Rewrite.of("(?<![\\w/.-])w/(?=[a-z]{3,20}(?![\\w/]))", "with ").given("w/"),
        Rewrite.of("(?<![\\w/.-])c/o(?=:?\\s(?:the\\s)?[A-Z])", "care of").given("c/o"),
        Rewrite.of(
                "(?<![\\w/.-])([adfn])/([bk])/a(?![\\w/])",
                m ->
                    switch (m.group(1) + m.group(2)) {
                      case "ak" -> "also known as";
                      case "db" -> "doing business as";
                      case "fk" -> "formerly known as";
                      case "nk" -> "now known as";
                      default -> null;
                    })
            .given("/a"),
        Rewrite.within(
                "(?<![\\w./\\\\:@~#&=+$'-])(?:[A-Za-z]{1,20}|[A-Z]{2,5}\\d{1,3})(?:\\(s\\))?(?:/(?:[A-Za-z]{1,20}|[A-Z]{2,5}\\d{1,3})(?:\\(s\\))?){1,5}(?![\\w/@\\\\='-]|\\.\\w|:/|\\()",
                this::words)
            .given("/"));
  }

  private @Nullable String words(MatchResult m, String paragraph) {
    String letters = LETTERS.get(m.group());
    if (letters != null) {
      return letters;
    }
    List<String> parts = List.of(m.group().split("/", -1));
    String next = Neighbours.after(paragraph, m.end());
    if (FinancialRatios.matches(m.group())) {
      return FinancialRatios.of(m.group(), next);
    }
    String alternatives = Alternatives.of(parts, next);
    if (alternatives != null) {
      return alternatives;
    }
    if (parts.size() == 2 && PER.contains(parts.get(1))) {
      return rate(parts.get(0), parts.get(1), paragraph, m.start());
    }
    boolean pause =
        parts.size() > 2
            ? parts.stream().allMatch(this::isKnown)
            : parts.stream().allMatch(this::isSpelled) && !PAIRS.contains(m.group());
    return pause ? String.join(", ", parts) : null;
  }

  private static @Nullable String rate(String counted, String per, String paragraph, int start) {
    // Behind a number it is known which form the unit has.
    boolean number = start > 1 && Letters.isDigit(paragraph.charAt(start - 2));
    String unit = UNITS.get(counted);
    boolean plural =
        PLURAL.matcher(counted).matches() && !SINGULAR.contains(Neighbours.lower(counted));
    if (number || (unit == null && !plural)) {
      return null;
    }
    return (unit == null ? counted : unit) + " per " + SHORT.getOrDefault(per, per);
  }

  private boolean isKnown(String part) {
    String word = part.replace("(s)", "");
    return word.length() > 1 && (isSpelled(word) || lexicon.contains(word));
  }

  /** Two letters or more that are said by their names, perhaps with the s of the plural: iOS. */
  private boolean isSpelled(String word) {
    if (MIXED.matcher(word).matches()) {
      return true;
    }
    Matcher numbered = NUMBERED.matcher(word);
    if (numbered.matches()) {
      return capitals.isSpelled(numbered.group(1));
    }
    String letters = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    return letters.length() > 1
        && letters.chars().allMatch(c -> Letters.isUpper((char) c))
        && capitals.isSpelled(letters);
  }
}
