package dev.lector.speech.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words in capitals: spelled out (FBI), spoken as a word (NASA), or just loud (STOP). And words
 * with digits in them: MP3, B2B, A380, COVID-19.
 */
final class Initialisms {
  private static final Pattern SPEAKABLE =
      Pattern.compile(
          "(?:[BCDFGHJKLMNPQRSTVWXZ]|[BCFGPS]L|[BCDFGPTKW]R|S[CKMNPTWQ]|S[CPT]R|SPL|[CSTPGWR]H|SHR|THR|QU|TW|KN|DW)?"
              + "(?:[AEIOUY]{1,3}(?:[BCDFGHJKLMNPQRSTVWXZ]{1,2}|[LNRMST][BCDFGKLMNPSTVZ][LRSTH]?|[CST]K[LRS]?)?){1,5}");

  private static final Pattern CAPITALS = Pattern.compile("(?<![A-Za-z])[A-Z]{2,40}+(?![A-Za-z])");
  private static final Pattern UNSPEAKABLE = Pattern.compile("[B-DF-HJ-NP-TV-XZ]{2,5}");

  private final Set<String> letters;
  private final Set<String> words;
  private final Set<String> loud;
  private final Numbers numbers;

  // A letter between points is an abbreviation, not the article.
  private final Rule calming =
      Rewrite.of(
          "(?<![A-Za-z.])[A-Z]{1,40}+(?:'[A-Z]{1,3})?+(?![A-Za-z]|\\.[A-Z])", this::calmWord);

  Initialisms(Numbers numbers, Tables tables) {
    this.numbers = numbers;
    this.letters = tables.words("initialisms.txt");
    this.words = tables.words("acronyms.txt");
    this.loud = tables.words("short-words.txt");
  }

  /** Letters and digits together. To be applied while there are digits. */
  List<Rule> withDigits() {
    return List.of(
        Rewrite.of(
            "(?<![A-Za-z0-9'])(?:\\d{1,15}[A-Za-z]|[A-Za-z]{1,30}\\d)[A-Za-z0-9]{0,64}+('s\\b)?",
            this::mixed),
        Rewrite.of(
            "(?<=[A-Za-z])-(\\d{1,4})(?![\\w]|[-.]\\d)", m -> " " + numbers.name(m.group(1))));
  }

  List<Rule> rules() {
    return List.of(
        // AT&T, R&D
        Rewrite.of(
                "(?<![A-Za-z&])([A-Z]{1,3})\\s?&\\s?([A-Z])(?![A-Za-z])",
                m -> Letters.spaced(m.group(1)) + " and " + m.group(2))
            .given("&"),
        // OpenAI, YouTube, iOS: words grown together, but not McCoy
        Rewrite.of("(?<![A-Za-z])([a-z])(?=[A-Z])", m -> Letters.spaced(m.group(1)) + " ")
            .given(Signs::innerCapital),
        Rewrite.of(
                "(?=[A-Z]{2}|[A-Z][a-z])(?<=[a-z])(?<!\\bMc)(?<!\\bMac)(?<!\\bFitz)(?<!\\b[DL][aeiou])",
                " ")
            .given(Signs::innerCapital),
        Rewrite.of(
                "(?<![A-Za-z'])([A-Z]{2,40}+)(?:('[sS]|s|')(?![A-Za-z]))?(?![A-Za-z])",
                m -> capitals(m.group(1), m.group(2)))
            .given(Signs::capitals));
  }

  /**
   * Lower-cases a paragraph that shouts, so that its words are not taken for initialisms. Those
   * that cannot be words stay.
   */
  AlignedText calm(AlignedText paragraph) {
    return shouts(paragraph.text()) ? calming.apply(paragraph) : paragraph;
  }

  // Hardly any small letters, and at least two real words in capitals.
  private boolean shouts(String paragraph) {
    int upper = 0;
    int lower = 0;
    for (int i = 0; i < paragraph.length(); i++) {
      upper += Letters.isUpper(paragraph.charAt(i)) ? 1 : 0;
      lower += Letters.isLower(paragraph.charAt(i)) ? 1 : 0;
    }
    if (upper < 7 || lower * 3 > upper) {
      return false;
    }
    Matcher capitals = CAPITALS.matcher(paragraph);
    int real = 0;
    while (real < 2 && capitals.find()) {
      real += isSpelled(capitals.group()) || words.contains(capitals.group()) ? 0 : 1;
    }
    return real == 2;
  }

  private @Nullable String calmWord(MatchResult m) {
    String word = m.group();
    boolean name = words.contains(word) || (letters.contains(word) && !loud.contains(word));
    if (name || word.equals("I") || UNSPEAKABLE.matcher(word).matches() || Romans.value(word) > 0) {
      return null;
    }
    return word.startsWith("I'")
        ? "I" + word.substring(1).toLowerCase(Locale.ROOT)
        : word.toLowerCase(Locale.ROOT);
  }

  private @Nullable String capitals(String word, @Nullable String ending) {
    boolean spelled = isSpelled(word);
    if (ending == null) {
      return spelled ? Letters.spaced(word) : word.toLowerCase(Locale.ROOT);
    }
    if (spelled) {
      return Letters.spaced(word) + (ending.equals("'") ? "" : "'s");
    }
    return word.toLowerCase(Locale.ROOT) + ending.toLowerCase(Locale.ROOT);
  }

  /** Whether a word in capitals is read letter by letter. */
  boolean isSpelled(String word) {
    if (letters.contains(word)) {
      return true;
    }
    if (words.contains(word) || loud.contains(word)) {
      return false;
    }
    return word.length() <= 3 || (word.length() <= 6 && !SPEAKABLE.matcher(word).matches());
  }

  private String mixed(MatchResult m) {
    String token = m.group();
    String ending = m.group(1) == null ? "" : m.group(1);
    token = token.substring(0, token.length() - ending.length());
    StringBuilder out = new StringBuilder(token.length() * 4);
    int i = 0;
    while (i < token.length()) {
      int end = i;
      boolean digit = Letters.isDigit(token.charAt(i));
      while (end < token.length() && Letters.isDigit(token.charAt(end)) == digit) {
        end++;
      }
      String run = token.substring(i, end);
      out.append(out.isEmpty() ? "" : " ").append(digit ? numbers.name(run) : lettersOf(run));
      i = end;
    }
    return out + ending;
  }

  private String lettersOf(String run) {
    boolean upper = run.equals(run.toUpperCase(Locale.ROOT));
    boolean vowels = run.chars().anyMatch(c -> "aeiouyAEIOUY".indexOf(c) >= 0);
    boolean spelled =
        run.length() == 1 || (upper && isSpelled(run)) || (!vowels && run.length() < 6);
    if (spelled) {
      return Letters.spaced(run);
    }
    return upper ? run.toLowerCase(Locale.ROOT) : run;
  }
}
