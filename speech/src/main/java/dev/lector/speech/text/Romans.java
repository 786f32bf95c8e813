package dev.lector.speech.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Roman numerals where they certainly are ones: Chapter IV, Henry VIII, World War II, the XIX
 * century.
 */
final class Romans {
  private static final String ROMAN = "([IVXLCDM]{1,15}+)";

  /** Numerals that are neither an English word nor a usual abbreviation. */
  private static final String UNMISTAKABLE = "(II|III|VII|VIII|XII|XIII|XVII|XVIII)";

  /** Numerals that are ones behind a name: Rocky IV. */
  private static final String USUAL = "(IV|VI|IX|XI|XIV|XV|XVI|XIX|XX|XXI)";

  private static final Pattern VALID =
      Pattern.compile("M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})");

  /** Letters that are initials, grades or sections when they stand alone, never numerals. */
  private static final Pattern LETTERS = Pattern.compile("[LCDM]{1,3}");

  /** No regent has counted further: Louis XVIII, Pope John XXIII. */
  private static final int HIGHEST_REGENT = 39;

  /** Letters of a word that a numeral follows: act, amendment. */
  private static final int SHORTEST_THING = 2;

  private static final int LONGEST_THING = 15;

  /** Letters of a numeral. */
  private static final int LONGEST = 15;

  /** What follows "IV" where it is a drip. */
  private static final String MEDICAL =
      "(?! (?:drip|line|fluid|bag|antibiotic|therapy|infusion|access|tube|pole|needle|catheter|push|dose|bolus))";

  private static final String TITLES =
      "(?:King|Queen|Pope|Emperor|Empress|Tsar|Czar|Kaiser|Sultan|Prince|Princess|Duke|Count|Pharaoh|Shah|Patriarch)";

  private static final Pattern SMALL = Pattern.compile("[ivx]{1,6}");

  private final Numbers numbers;
  private final Stops stops;
  private final Set<String> regents;
  private final Set<String> numbered;

  Romans(Numbers numbers, Stops stops, Tables tables) {
    this.numbers = numbers;
    this.stops = stops;
    this.regents = tables.words("regents.txt");
    this.numbered = tables.words("numbered-things.txt");
  }

  List<Rule> rules() {
    return List.of(
        // alone on its line: a chapter
        Rewrite.of(
                "^\\s{0,8}([IVXL]{2,10}+|[IVX]\\.)\\.?\\s{0,8}$",
                m -> cardinal(m.group(1).replace(".", "")))
            .given("I", "V", "X", "L"),
        Rewrite.of(
                "^\\s{0,8}([IVX]{1,8}+)\\.(?=\\s+(?![A-Z]\\.))",
                m -> then(cardinal(m.group(1)), ","))
            .given("I", "V", "X"),
        // Mk. V, two Mk. IVs
        Rewrite.of(
                "(?<![\\w.])Mk(\\.?) ?([IVX]{1,6}+)(s?)(?![\\w'])",
                m ->
                    cardinal(m.group(2)) == null
                        ? null
                        : "Mark "
                            + (m.group(3).isEmpty()
                                ? cardinal(m.group(2))
                                : Numbers.plural(String.valueOf(cardinal(m.group(2))))))
            .given("Mk"),
        // Op. 92. I. Poco sostenuto; II. Allegretto
        Rewrite.of("(?<=[.:] )I\\.(?= [A-Z][a-z][^.;]{1,60}; II\\. )", "One,").given("I. "),
        // III. Presto; IV. Allegro
        Rewrite.of(
                "(?<=; )([IVX]{1,8}+)\\.(?=\\s+[A-Z][a-z])", m -> then(cardinal(m.group(1)), ","))
            .given("I", "V", "X"),
        Rewrite.of(
                "(?=[A-Za-z])\\b([A-Z]?[A-Za-z]{2,14}\\.?)[\\s-]([IVXLCDMivxlcdm]{1,15}+)(?:(\\s?[-–—]\\s?|\\s(?:and|to|or)\\s)([IVXLC]{1,15}+|[ivx]{1,6}+)(?![\\w'])|(?![\\w'-]))",
                this::numberedThing)
            .startingAt(Romans::wordBeforeNumeral),
        // James VII & II, Charles I and II
        Rewrite.of(
                "\\b([A-Z][a-z]{2,14}) ([IVX]{1,6}+) (&|and) ([IVX]{1,6}+)(?![\\w']|\\.\\w)",
                this::regents)
            .given("I", "V", "X"),
        new FirstRegents(regents).rule(),
        Rewrite.of(
                "(?=[A-Z])(?:\\b("
                    + TITLES
                    + ") )?\\b([A-Z][A-Za-z]{2,14})\\s([IVX]{1,15}+)(?![\\w.]\\w)(?:('s)|(?=( of"
                    + " |[,;:.!?)]|$))(?:(\\.)(?=\\s[A-Z]))?)?(?!\\w)(?=\\s([A-Z][a-z]{1,20}))?",
                this::regent)
            .given("I", "V", "X"),
        // William H. Gates III, but not World War II
        Rewrite.of(
                "\\b([A-Z][a-z]{2,14}) ((?:[A-Z]\\.? )?[A-Z][a-z]{2,20}),?"
                    + " (II|III|IV)(?![\\w.]\\w|\\w)",
                this::namesake)
            .given("II", "IV"),
        Rewrite.of(
                "\\b"
                    + ROMAN
                    + "(?:th)?(?=\\s(?:[Cc]entury|[Cc]enturies|[Dd]ynasty|[Cc]ongress|Olympi)\\b)",
                m -> m.group(1).equals("I") ? null : ordinal(m.group(1)))
            .given("entur", "ynasty", "ongress", "Olympi"),
        Rewrite.of("(?<![\\w.])" + UNMISTAKABLE + "(?![\\w'])", m -> cardinal(m.group(1)))
            .given("II"),
        Rewrite.of(
                "(?<=[a-z] )" + USUAL + "(?!\\w)(?!\\.\\w)" + MEDICAL,
                m -> m.group(1).equals("IV") ? null : cardinal(m.group(1)))
            .given("V", "X"),
        Rewrite.of(
                "(?<=\\b(?!The |An |A |By |This )[A-Z][a-z]{1,20} )IV(?!\\w)(?!\\.\\w)" + MEDICAL,
                "four")
            .given("IV"));
  }

  // Few words are nothing but Roman digits: the word before one begins the match.
  private static int wordBeforeNumeral(String text, int from) {
    for (int at = from + SHORTEST_THING + 1; at < text.length(); at++) {
      char between = text.charAt(at - 1);
      if ((between == '-' || between <= ' ') && isNumeral(text, at)) {
        int end = at - (text.charAt(at - 2) == '.' ? 2 : 1);
        int start = end;
        while (start > from
            && end - start < LONGEST_THING
            && Letters.isLetter(text.charAt(start - 1))) {
          start--;
        }
        if (end - start >= SHORTEST_THING && (start == 0 || !isWord(text.charAt(start - 1)))) {
          return start;
        }
      }
    }
    return -1;
  }

  private static boolean isNumeral(String text, int start) {
    int end = start;
    while (end < text.length()
        && end - start < LONGEST
        && "IVXLCDMivxlcdm".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end > start && (end == text.length() || !isWord(text.charAt(end)));
  }

  private static boolean isWord(char c) {
    return Letters.isLetter(c) || Letters.isDigit(c);
  }

  // Chapter IV, scene ii, Parts I-III; but not "the part I like"
  private @Nullable String numberedThing(MatchResult m) {
    String thing = m.group(1).toLowerCase(Locale.ROOT).replace(".", "");
    String roman = m.group(2);
    boolean small = Letters.isLower(roman.charAt(0));
    String said = cardinal(roman.toUpperCase(Locale.ROOT));
    String between = m.group(3) == null ? "" : m.group(3).strip();
    String last = m.group(4) == null ? "" : m.group(4);
    String to = cardinal(last.toUpperCase(Locale.ROOT));
    boolean range = to != null && small == Letters.isLower(last.charAt(0));
    boolean several =
        (thing.endsWith("s") && numbered.contains(thing.substring(0, thing.length() - 1)))
            || thing.equals("classes")
            || thing.equals("indexes");
    // the chapter I and my friends read, but chapters I and II
    boolean pronoun =
        roman.equals("I")
            && Letters.isLower(m.group(1).charAt(0))
            && !(range && (last.length() > 1 || !between.equals("and")));
    if (said == null
        || pronoun
        || !(numbered.contains(thing) || several)
        || LETTERS.matcher(roman).matches()
        || (small && !SMALL.matcher(roman).matches())) {
      return null;
    }
    if (last.isEmpty()) {
      return m.group(1) + " " + said;
    }
    boolean word = between.length() > 1;
    return m.group(1)
        + " "
        + said
        + (range ? " " + (word ? between : "to") + " " + to : m.group(3) + last);
  }

  // "Charles II and I met" has a pronoun
  private @Nullable String regents(MatchResult m) {
    int first = value(m.group(2));
    int second = value(m.group(4));
    boolean pronoun = m.group(4).equals("I") && m.group(3).equals("and") && first < 3;
    if (!regents.contains(m.group(1))
        || pronoun
        || Math.min(first, second) == 0
        || Math.max(first, second) > HIGHEST_REGENT) {
      return null;
    }
    return m.group(1) + " the " + numbers.ordinal(first) + " and " + numbers.ordinal(second);
  }

  private @Nullable String namesake(MatchResult m) {
    return regents.contains(m.group(1)) && !numbered.contains(m.group(2).toLowerCase(Locale.ROOT))
        ? m.group(1) + " " + m.group(2) + " the " + ordinal(m.group(3))
        : null;
  }

  // Henry VIII, Elizabeth I's; "Mary I love" only when something ends behind the numeral
  private @Nullable String regent(MatchResult m) {
    String roman = m.group(3);
    boolean certain = !roman.equals("I") || m.group(4) != null || m.group(5) != null;
    String name = m.group(2).charAt(0) + m.group(2).substring(1).toLowerCase(Locale.ROOT);
    boolean titled = m.group(1) != null;
    boolean pointed = m.group(6) != null;
    String next = m.group(7);
    int value = value(roman);
    if (regents.contains(name)
        && !titled
        && roman.length() == 1
        && next != null
        && !stops.begins(next)
        && (pointed || !roman.equals("I"))) {
      return HIGHEST_REGENT < value ? null : m.group(2) + " " + roman; // Peter V. Marsh
    }
    if (!certain || value == 0 || value > HIGHEST_REGENT || !(titled || regents.contains(name))) {
      return null;
    }
    return (titled ? m.group(1) + " " : "")
        + m.group(2)
        + " the "
        + numbers.ordinal(value)
        + (m.group(4) == null ? "" : "'s")
        + (pointed ? "." : "");
  }

  private @Nullable String cardinal(String roman) {
    int value = value(roman);
    return value == 0 ? null : numbers.cardinal(value);
  }

  private @Nullable String ordinal(String roman) {
    int value = value(roman);
    return value == 0 ? null : numbers.ordinal(value);
  }

  private static @Nullable String then(@Nullable String said, String after) {
    return said == null ? null : said + after;
  }

  /** The value of a well-formed numeral in capitals, 0 for anything else. */
  static int value(String roman) {
    if (!VALID.matcher(roman).matches()) {
      return 0;
    }
    int sum = 0;
    int largest = 0;
    for (int i = roman.length() - 1; i >= 0; i--) {
      int digit = digit(roman.charAt(i));
      sum += digit < largest ? -digit : digit;
      largest = Math.max(largest, digit);
    }
    return sum;
  }

  private static int digit(char roman) {
    return switch (roman) {
      case 'I' -> 1;
      case 'V' -> 5;
      case 'X' -> 10;
      case 'L' -> 50;
      case 'C' -> 100;
      case 'D' -> 500;
      default -> 1000;
    };
  }
}
