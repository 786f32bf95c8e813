package dev.lector.speech.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides of a word in capitals whether it is read letter by letter. Lists decide: initialisms
 * (FBI), acronyms (NASA) and the words of English (STOP); where a word is on two of them (WHO, US),
 * its neighbours. Of what is on none, short ones and those that nobody can pronounce are
 * initialisms.
 */
final class Capitals {
  private static final Pattern SPEAKABLE =
      Pattern.compile(
          "(?:[BCDFGHJKLMNPQRSTVWXZ]|[BCFGPS]L|[BCDFGPTKW]R|S[CKMNPTWQ]|S[CPT]R|SPL|[CSTPGWR]H|SHR|THR|QU|TW|KN|DW)?"
              + "(?:[AEIOUY]{1,3}(?:[BCDFGHJKLMNPQRSTVWXZ]{1,2}|[LNRMST][BCDFGKLMNPSTVZ][LRSTH]?|[CST]K[LRS]?)?){1,5}");
  private static final Pattern NO_VOWEL = Pattern.compile("[B-DF-HJ-NP-TV-XZ]{2,5}");

  private static final int LONGEST_UNKNOWN_INITIALISM = 4;
  private static final int LONGEST_UNSPEAKABLE = 6;

  private static final Set<String> DETERMINERS =
      Set.of(
          "the", "a", "an", "this", "that", "my", "your", "his", "her", "its", "our", "their", "no",
          "every", "each", "any");
  private static final Set<String> SMALL =
      Set.of(
          "", "to", "in", "on", "at", "and", "all", "with", "out", "by", "now", "today", "know",
          "a", "the", "your", "what", "if", "how", "go", "for", "some", "more", "again", "this",
          "not", "or", "but", "it", "up", "off", "down", "back", "once");

  /** Words that people write in capitals before a small s: DOs, APPs. */
  private static final Set<String> WORDS_WITH_S =
      Set.of(
          "DO", "NO", "IF", "BUT", "AND", "YES", "WHY", "HOW", "WHO", "UP", "SO", "APP", "PET",
          "KID", "MOM", "DAD", "MUM", "BOY", "CAT", "DOG", "SAM", "BUG", "FAN", "HER", "OUR", "ITS",
          "MAP");

  private record Ambiguity(
      boolean letters, Set<String> lettersAfter, Set<String> lettersBefore, Set<String> wordAfter) {

    boolean isLetters(String before, String after, boolean loud) {
      boolean determiner = lettersAfter.contains("det") && DETERMINERS.contains(before);
      if (lettersBefore.contains(after)
          || (!loud && (determiner || lettersAfter.contains(before)))) {
        return true;
      }
      return !loud && letters && !(wordAfter.contains(before) && SMALL.contains(after));
    }
  }

  private final Set<String> letters;
  private final Set<String> acronyms;
  private final Lexicon lexicon;
  private final Map<String, Ambiguity> ambiguous = new HashMap<>();

  Capitals(Tables tables, Lexicon lexicon) {
    this.lexicon = lexicon;
    this.letters = tables.words("initialisms.txt");
    this.acronyms = tables.words("acronyms.txt");
    for (List<String> row : tables.rows("ambiguous-capitals.tsv", 5)) {
      ambiguous.put(
          row.getFirst(),
          new Ambiguity(
              row.get(1).equals("letters"),
              words(row.get(2)),
              words(row.get(3)),
              words(row.get(4))));
    }
  }

  private static Set<String> words(String list) {
    return Set.of(list.toLowerCase(Locale.ROOT).split(" "));
  }

  /** Whether a word in capitals is read letter by letter, whatever is beside it. */
  boolean isSpelled(String word) {
    return isSpelled(word, "", "", false);
  }

  /**
   * Whether a word in capitals is read letter by letter.
   *
   * @param before the word before it, or empty
   * @param after the word after it, or empty
   * @param loud whether the words around it are in capitals, too
   */
  boolean isSpelled(String word, String before, String after, boolean loud) {
    Ambiguity either = ambiguous.get(word);
    if (either != null) {
      return either.isLetters(Neighbours.lower(before), Neighbours.lower(after), loud);
    }
    if (letters.contains(word)) {
      return true;
    }
    if (acronyms.contains(word) || lexicon.contains(word)) {
      return false;
    }
    return (word.length() <= LONGEST_UNKNOWN_INITIALISM && !loud)
        || (word.length() <= LONGEST_UNSPEAKABLE && !SPEAKABLE.matcher(word).matches());
  }

  /**
   * Whether a word in capitals is read letter by letter before a small s: SPAs, where a writer
   * would not have shouted "spa".
   */
  boolean isSeveral(String word) {
    return word.length() < LONGEST_UNKNOWN_INITIALISM
        && !acronyms.contains(word)
        && !WORDS_WITH_S.contains(word);
  }

  /** Whether it is a word of English and nothing else, so that capitals only make it louder. */
  boolean isLoud(String word) {
    return !letters.contains(word)
        && !acronyms.contains(word)
        && !ambiguous.containsKey(word)
        && lexicon.contains(word);
  }

  /** Whether it stays as it is among words in capitals. */
  boolean isName(String word, String before, String after) {
    return acronyms.contains(word)
        || isSpelled(word, before, after, true)
        || (NO_VOWEL.matcher(word).matches() && !lexicon.contains(word))
        || (Romans.value(word) > 0 && !lexicon.contains(word));
  }
}
