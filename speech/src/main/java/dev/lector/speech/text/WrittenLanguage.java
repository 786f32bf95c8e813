package dev.lector.speech.text;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a text that is plainly in another language than it is to be spoken in: by its letters, or
 * by its commonest words ({@code function-words.tsv}), to which a word with letters of its own
 * ({@code language-letters.tsv}) adds where they are few. Says nothing of short texts, of names and
 * lists, and of languages that it does not know. Takes microseconds, whatever the text's length.
 * Safe for use by many threads.
 */
public final class WrittenLanguage {
  /** No more of a text is looked at. */
  private static final int SAMPLE = 3_000;

  private static final int FEWEST_LETTERS = 8;
  private static final int FEWEST_FOUND = 4;
  private static final int FEWEST_DIFFERENT = 2;

  /** So many are enough where another word has letters of the language, and none is the voice's. */
  private static final int FEWEST_WITH_LETTERS = 3;

  /** The share of those, in percent. */
  private static final int LEAST_SHARE_WITH_LETTERS = 40;

  /** At least so large a part of the words is among the commonest of the language, in percent. */
  private static final int LEAST_SHARE = 20;

  /** So many times as many words are the other language's alone as are the voice's alone. */
  private static final int CLEARLY = 5;

  private static final int LAST_OF_LATIN_EXTENDED_B = 0x24f;

  private final List<String> languages = new ArrayList<>();

  /** Which of {@link #languages} have a word, a bit for each. */
  private final Map<String, Integer> words = new HashMap<>();

  /** Which of {@link #languages} write a letter beyond a to z, a bit for each. */
  private final Map<Integer, Integer> letters = new HashMap<>();

  public WrittenLanguage() {
    for (List<String> row : new Tables().rows("function-words.tsv", 2)) {
      int language = 1 << languages.size();
      for (String word : row.get(1).split(" ", -1)) {
        words.merge(word, language, (one, other) -> one | other);
      }
      languages.add(row.get(0));
    }
    for (List<String> row : new Tables().rows("language-letters.tsv", 2)) {
      int language = 1 << languages.indexOf(row.get(0));
      row.get(1).chars().forEach(c -> letters.merge(c, language, (one, other) -> one | other));
    }
  }

  /**
   * What a text is plainly written in, if it is not what it is to be spoken in.
   *
   * @param text as written
   * @param language BCP 47 tag of what it is to be spoken in; empty for English
   * @return for people, in English: "Spanish", "Cyrillic letters"
   */
  public Optional<String> otherThan(String text, String language) {
    String tag = language.isEmpty() ? "en" : language;
    String sample = text.length() <= SAMPLE ? text : text.substring(0, SAMPLE);
    int own = languages.indexOf(primary(tag));
    if (own < 0 || hasOtherLetters(sample)) {
      Optional<String> script = otherScript(sample, tag);
      // Of a language without a list nobody can say that its own words are not there.
      if (script.isPresent() || own < 0) {
        return script;
      }
    }
    List<String> plain = plainWords(sample);
    long foreign =
        plain.stream()
            .mapToInt(word -> words.getOrDefault(word, 0))
            .filter(in -> in != 0 && (in & 1 << own) == 0)
            .count();
    return foreign < FEWEST_DIFFERENT ? Optional.empty() : otherWords(sample, plain, own);
  }

  private static String primary(String tag) {
    int end = 0;
    while (end < tag.length() && Letters.isLetter(tag.charAt(end))) {
      end++;
    }
    return tag.substring(0, end).toLowerCase(Locale.ROOT);
  }

  private static boolean hasOtherLetters(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > LAST_OF_LATIN_EXTENDED_B) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> otherScript(String text, String language) {
    ULocale likely = ULocale.addLikelySubtags(ULocale.forLanguageTag(language));
    int own = UScript.getCodeFromName(likely.getScript());
    Map<Integer, Integer> others = new HashMap<>();
    int letters = 0;
    int foreign = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (!Character.isLetter(c)) {
        continue;
      }
      letters++;
      int script = c < 0x80 ? UScript.LATIN : UScript.getScript(c);
      if (script != own && script != UScript.LATIN && script != UScript.COMMON) {
        foreign++;
        others.merge(script, 1, Integer::sum);
      }
    }
    if (letters < FEWEST_LETTERS || foreign * 2 <= letters) {
      return Optional.empty();
    }
    int most = others.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    return Optional.of(UScript.getName(most).replace('_', ' ') + " letters");
  }

  private static List<String> plainWords(String text) {
    List<String> found = new ArrayList<>(text.length() / 5);
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean letter = i < text.length() && Character.isLetter(text.charAt(i));
      if (letter && start < 0) {
        start = i;
      } else if (!letter && start >= 0) {
        found.add(text.substring(start, i).toLowerCase(Locale.ROOT));
        start = -1;
      }
    }
    return found;
  }

  private static boolean isMany(int all, int found, int alone, int ownAlone) {
    return alone >= FEWEST_FOUND && found * 100 >= all * LEAST_SHARE && alone >= ownAlone * CLEARLY;
  }

  private static boolean isMarked(int all, int found, int ownAlone) {
    return ownAlone == 0
        && found >= FEWEST_WITH_LETTERS
        && found * 100 >= all * LEAST_SHARE_WITH_LETTERS;
  }

  /**
   * Which languages have letters in a text that its own has not, a bit for each. Words with a
   * capital are passed over, but for the first one: they may be names.
   */
  private int languagesOfLetters(String text, int own) {
    int found = 0;
    boolean first = true;
    boolean capital = false;
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = Character.isLetter(c);
      if (letter && !inWord) {
        capital = Character.isUpperCase(c) && !first;
        first = false;
      }
      inWord = letter;
      if (c >= 0x80 && !(letter && capital)) {
        int in = letters.getOrDefault((int) Character.toLowerCase(c), 0);
        found |= (in & 1 << own) == 0 ? in : 0;
      }
    }
    return found;
  }

  private Optional<String> otherWords(String text, List<String> plain, int own) {
    int marked = languagesOfLetters(text, own);
    int best = -1;
    int mostFound = 0;
    for (int other = 0; other < languages.size(); other++) {
      int found = 0;
      int alone = 0;
      int ownAlone = 0;
      Set<String> different = new HashSet<>();
      for (String word : plain) {
        int in = words.getOrDefault(word, 0);
        boolean isOwn = (in & 1 << own) != 0;
        boolean isOther = (in & 1 << other) != 0;
        found += isOther ? 1 : 0;
        ownAlone += isOwn && !isOther ? 1 : 0;
        if (isOther && !isOwn) {
          alone++;
          different.add(word);
        }
      }
      boolean clear =
          other != own
              && different.size() >= FEWEST_DIFFERENT
              && (isMany(plain.size(), found, alone, ownAlone)
                  || ((marked & 1 << other) != 0 && isMarked(plain.size(), found, ownAlone)));
      if (clear && found > mostFound) {
        best = other;
        mostFound = found;
      }
    }
    return best < 0
        ? Optional.empty()
        : Optional.of(Locale.of(languages.get(best)).getDisplayLanguage(Locale.ENGLISH));
  }
}
