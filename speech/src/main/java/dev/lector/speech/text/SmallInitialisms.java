package dev.lector.speech.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Initialisms in small letters, as technical texts and messages have them: the api of aws, two
 * cpus, Html. A list has those that are no words.
 */
final class SmallInitialisms {
  private static final int SHORTEST = 2;
  private static final int LONGEST = 6;

  /** Capitals that begin names: Ip Man, Io. */
  private static final int LONGEST_SMALL = 2;

  /** Behind which an s makes another word: cis, ais. */
  private static final Set<String> WITHOUT_PLURAL = Set.of("ci", "ai", "os", "eu", "io");

  /** What Freud's id is beside. */
  private static final Pattern EGO = Pattern.compile("(?i)\\b(?:super)?ego\\b|\\bFreud");

  private final Set<String> words;

  SmallInitialisms(Tables tables) {
    this.words = tables.words("small-initialisms.txt");
  }

  Rule rule() {
    return Rewrite.within("(?<![A-Za-z]|[A-Za-z]')([A-Za-z][a-z]{1,6})(?![A-Za-z])", this::letters)
        .shaped("aa", "Aa")
        .startingAt(this::next);
  }

  /**
   * Whether it is one.
   *
   * @param word in small letters
   */
  boolean contains(String word) {
    return words.contains(word);
  }

  private @Nullable String letters(MatchResult m, String paragraph) {
    String word = m.group(1);
    String singular = singular(word);
    if (singular.isEmpty()
        || (Letters.isUpper(word.charAt(0)) && singular.length() <= LONGEST_SMALL)
        || (singular.equals("id") && EGO.matcher(paragraph).find())) {
      return null;
    }
    return Letters.spaced(singular.toUpperCase(Locale.ROOT))
        + (singular.length() < word.length() ? "'s" : "");
  }

  /** The initialism of a word or a plural; empty where it is none. */
  private String singular(String written) {
    String word = written.toLowerCase(Locale.ROOT);
    if (words.contains(word)) {
      return word;
    }
    String singular = word.substring(0, word.length() - 1);
    boolean plural =
        word.endsWith("s") && words.contains(singular) && !WITHOUT_PLURAL.contains(singular);
    return plural ? singular : "";
  }

  private int next(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && Letters.isLetter(text.charAt(end))) {
        end++;
      }
      int length = end - at;
      if (length >= SHORTEST
          && length <= LONGEST + 1
          && !isInside(text, at)
          && !singular(text.substring(at, end)).isEmpty()) {
        return at;
      }
      at = end + 1;
    }
    return -1;
  }

  // it's, but not the name 'xyz'
  private static boolean isInside(String text, int at) {
    int before = at > 1 && text.charAt(at - 1) == '\'' ? at - 2 : at - 1;
    return before >= 0 && Letters.isLetter(text.charAt(before));
  }
}
