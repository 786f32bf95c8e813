package dev.lector.speech.phonemes.english;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A word among the others of its sentence. */
final class Neighbours {
  /** What a noun phrase begins with: behind these stands no verb. */
  private static final Set<String> DETERMINERS = Set.of("DT", "PRP$", "JJ", "JJR", "JJS", "CD");

  private final int at;
  private final List<String> tokens;
  private final String[] tags;

  /**
   * @param at the word
   * @param tokens the sentence as the tagger splits it
   * @param tags their parts of speech, which may still change
   */
  Neighbours(int at, List<String> tokens, String[] tags) {
    this.at = at;
    this.tokens = tokens;
    this.tags = tags;
  }

  int at() {
    return at;
  }

  List<String> tokens() {
    return tokens;
  }

  String[] tags() {
    return tags;
  }

  /** A word by its distance, in small letters: {@code <} and {@code >} beyond the ends. */
  String word(int distance) {
    int i = at + distance;
    if (i < 0) {
      return "<";
    }
    return i < tokens.size() ? tokens.get(i).toLowerCase(Locale.ROOT) : ">";
  }

  /** A word's tag by its distance; empty beyond the ends. */
  String tag(int distance) {
    int i = at + distance;
    return i < 0 || i >= tags.length ? "" : tags[i];
  }

  /** Whether there is a mark at a distance, or the end of the sentence. */
  boolean isMark(int distance) {
    String tag = tag(distance);
    return tag.isEmpty() || !Character.isLetter(tag.charAt(0));
  }

  /** Whether the word is the first of the sentence or behind a mark. */
  boolean begins() {
    return begins(0);
  }

  /** Whether a word by its distance is the first of the sentence or behind a mark. */
  boolean begins(int distance) {
    return isMark(distance - 1);
  }

  /** Whether an article, a possessive, an adjective or a number stands before the word. */
  boolean isDetermined() {
    return DETERMINERS.contains(tag(-1));
  }

  /** Whether a verb with a tense stands before the word in its clause. */
  boolean isBehindVerb() {
    for (int i = -1; !isMark(i); i--) {
      if (ClauseVerbs.isFinite(tag(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a verb with a tense follows in the word's clause. */
  boolean isBeforeVerb() {
    for (int i = 1; !isMark(i); i++) {
      if (ClauseVerbs.isFinite(tag(i))) {
        return true;
      }
    }
    return false;
  }
}
