package dev.lector.speech.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Words whose first consonants somebody says twice: "Y-you wouldn't", "b-b-but". A letter alone
 * would be spelled; its sound is said, with the vowel of "but".
 */
final class Stammers {
  /** Stammered outside of quotations and exclamations, too. */
  private static final Set<String> COMMON =
      Set.of(
          "you", "your", "you're", "but", "what", "why", "who", "where", "when", "we", "he", "she",
          "they", "the", "that", "this", "no", "yes", "please", "well", "don't", "can", "can't",
          "my", "me", "not", "so", "sorry", "just", "there", "then", "was", "how", "look");

  private final Lexicon lexicon;

  Stammers(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** To be applied before hyphens and letters are read. */
  Rule rule() {
    return Rewrite.within(
            "(?=[B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z])(?<![\\w.'/-])([A-Za-z]|[CSTWPcstwp]h|[SsCcBbPpGgFfDdTt][lrtwmpkn])((?:-(?i:\\1)){0,3})-([A-Za-z]{2,15}+(?:'[a-z]{1,2})?)(?![\\w-])",
            this::said)
        .shaped("a-a", "A-a", "A-A");
  }

  // T-shirt, e-mail, x-ray and A-a are none
  private @Nullable String said(MatchResult m, String paragraph) {
    String first = m.group(1).toLowerCase(Locale.ROOT);
    String word = m.group(3).toLowerCase(Locale.ROOT);
    boolean shouted = Letters.isUpper(m.group(3).charAt(1)) && m.group(3).length() > 1;
    boolean twice = !m.group(2).isEmpty();
    boolean spoken = twice || COMMON.contains(word) || isQuoted(paragraph, m.start());
    boolean known = word.indexOf('\'') > 0 || lexicon.contains(word);
    if (!word.startsWith(first) || shouted || !spoken || !known) {
      return null;
    }
    String sound = sound(first, word.charAt(first.length()));
    String again = (sound + " ").repeat(m.group().split("-", -1).length - 1);
    return again + m.group(3);
  }

  /** Whether a quotation that is open or an exclamation is around a place. */
  private static boolean isQuoted(String paragraph, int at) {
    boolean open = false;
    for (int i = 0; i < at; i++) {
      open ^= paragraph.charAt(i) == '"';
    }
    return open;
  }

  private static String sound(String first, char next) {
    boolean soft = "eiy".indexOf(next) >= 0;
    return switch (first) {
          case "c" -> soft ? "s" : "k";
          case "g" -> next == 'y' ? "j" : "g";
          case "k", "q" -> next == 'n' ? "n" : "k";
          case "wh" -> next == 'o' ? "h" : "w";
          case "ph" -> "f";
          case "x" -> "z";
          default -> first;
        }
        + "uh";
  }
}
