package dev.lector.speech.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The slash between words: "or" between words of one small class (he/she, yes/no), "per" in a rate
 * (miles/hour), a pause between initialisms (CPU/GPU) and in a list (red/green/blue). Between two
 * other words it is not said.
 */
final class Slashes {
  /** Words of which a slash means one or the other; a plural is a class of its own. */
  private static final List<String> CLASSES =
      List.of(
          "i you he she it we they",
          "me him her them us",
          "my your his her our their its",
          "mine yours his hers ours theirs",
          "myself yourself himself herself themselves themself itself",
          "yes no maybe",
          "true false",
          "a an",
          "is are",
          "was were",
          "has have",
          "can could may might must shall should will would",
          "this these",
          "that those",
          "who whom",
          "if when",
          "more less fewer",
          "mr mrs ms miss mx dr",
          "sir madam",
          "man woman",
          "men women",
          "person people",
          "child children",
          "wife husband spouse partner",
          "wives husbands spouses partners");

  /** The same with a plural. */
  private static final List<String> COUNTED =
      List.of(
          "parent guardian carer caregiver",
          "mother father mum mom dad",
          "brother sister sibling",
          "son daughter",
          "grandmother grandfather grandparent",
          "aunt uncle",
          "niece nephew",
          "boy girl",
          "boyfriend girlfriend",
          "male female",
          "doctor nurse physician pharmacist midwife dentist veterinarian",
          "friend relative",
          "lawyer attorney solicitor accountant");

  /** What two of a class make together: the male/female ratio, a yes/no question. */
  private static final Set<String> TOGETHER =
      Set.of(
          "ratio",
          "ratios",
          "relationship",
          "relationships",
          "interaction",
          "interactions",
          "pair",
          "pairs",
          "twins",
          "split",
          "divide",
          "balance",
          "gap",
          "difference",
          "differences",
          "dynamic",
          "dynamics",
          "communication",
          "collaboration",
          "partnership",
          "conference",
          "question",
          "questions",
          "answer",
          "answers",
          "toggle",
          "switch",
          "flag",
          "field",
          "value",
          "values",
          "pronouns",
          "team",
          "duo",
          "couple",
          "quiz",
          "test",
          "items");

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

  /** Figures of a firm that are divided by each other: net debt/EBITDA, EV/sales. */
  private static final Pattern FIGURES =
      Pattern.compile(
          "(?i:debt|ev|price|loan|capex|liabilities|leverage)/(?i:ebitdar?|ebitda?|equity|earnings|sales|book|gdp|capital|assets|income|revenues?|fcf|ffo|nav|value|cash ?flow)");

  private static final Set<String> NO_FIGURE =
      Set.of(
          "swap",
          "swaps",
          "financing",
          "mix",
          "markets",
          "investors",
          "instruments",
          "issuance",
          "hybrid",
          "hybrids",
          "offering",
          "split");

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

  /** Its class, by each word in small letters; her and his are in several. */
  private final Map<String, Set<Integer>> classes = new HashMap<>();

  Slashes(Capitals capitals, Lexicon lexicon) {
    this.capitals = capitals;
    this.lexicon = lexicon;
    int number = 0;
    for (String one : CLASSES) {
      add(List.of(one.split(" ", -1)), number++);
    }
    for (String one : COUNTED) {
      add(List.of(one.split(" ", -1)), number++);
      add(Arrays.stream(one.split(" ", -1)).map(word -> word + "s").toList(), number++);
    }
  }

  private void add(List<String> words, int number) {
    for (String word : words) {
      classes.merge(
          word,
          Set.of(number),
          (some, more) ->
              Stream.concat(some.stream(), more.stream()).collect(Collectors.toUnmodifiableSet()));
    }
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
    if (FIGURES.matcher(m.group()).matches()) {
      String next = Neighbours.lower(Neighbours.after(paragraph, m.end()));
      return NO_FIGURE.contains(next) ? null : parts.get(0) + " to " + parts.get(1);
    }
    boolean together = TOGETHER.contains(Neighbours.lower(Neighbours.after(paragraph, m.end())));
    if (!together && areOfOneClass(parts)) {
      int last = parts.size() - 1;
      return String.join(", ", parts.subList(0, last)) + " or " + parts.get(last);
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

  private boolean areOfOneClass(List<String> parts) {
    return classes.getOrDefault(plain(parts.getFirst()), Set.of()).stream()
        .anyMatch(
            one ->
                parts.stream()
                    .allMatch(part -> classes.getOrDefault(plain(part), Set.of()).contains(one)));
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

  private static String plain(String part) {
    return Neighbours.lower(part.replace("(s)", ""));
  }
}
