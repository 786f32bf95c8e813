package dev.lector.speech.phonemes.english;

import java.util.List;

/**
 * Tells the letter A, as in {@code U S A}, {@code nine A M} or {@code plan A}, from the article.
 */
final class LetterA {
  private LetterA() {}

  /**
   * Makes the letter a name; the tagger takes most of them for articles.
   *
   * @param tokens of a sentence
   * @param tags of the tokens, changed in place
   */
  static void settle(List<String> tokens, String[] tags) {
    for (int i = 0; i < tags.length; i++) {
      if (tokens.get(i).equals("A") && isLetter(word(tokens, i - 1), word(tokens, i + 1))) {
        tags[i] = "NNP";
      }
    }
  }

  /**
   * An article is followed by something, and is a capital only where a clause begins or among
   * capitals.
   */
  private static boolean isLetter(String previous, String next) {
    return isInitial(previous)
        || isInitial(next)
        || next.isEmpty()
        || (!previous.isEmpty() && Character.isLowerCase(next.charAt(0)));
  }

  /** A single capital: a letter said by its name. */
  private static boolean isInitial(String word) {
    return word.length() == 1 && Character.isUpperCase(word.charAt(0));
  }

  /** The word there; empty where a clause begins or ends. */
  private static String word(List<String> tokens, int i) {
    String token = i < 0 || i >= tokens.size() ? "" : tokens.get(i);
    return !token.isEmpty() && Character.isLetterOrDigit(token.charAt(0)) ? token : "";
  }
}
