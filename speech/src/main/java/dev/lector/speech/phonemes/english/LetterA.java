package dev.lector.speech.phonemes.english;

import java.util.List;
import java.util.Set;

/**
 * Tells the letter A, as in {@code U S A}, {@code nine A M} or {@code plan A}, from the article.
 */
final class LetterA {
  /** Not "a hundred". */
  private static final Set<String> NUMBERS =
      Set.of(
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen",
          "twenty",
          "thirty",
          "forty",
          "fifty",
          "sixty",
          "seventy",
          "eighty",
          "ninety",
          "oh");

  private static final Set<String> VERBS =
      Set.of(
          "is",
          "was",
          "are",
          "were",
          "has",
          "had",
          "will",
          "near",
          "northbound",
          "southbound",
          "eastbound",
          "westbound",
          "remains",
          "reopened",
          "runs",
          "goes",
          "can",
          "must",
          "should");

  private LetterA() {}

  /**
   * Makes the letter a name; the tagger takes most of them for articles.
   *
   * @param tokens of a sentence
   * @param tags of the tokens, changed in place
   */
  static void settle(List<String> tokens, String[] tags) {
    for (int i = 0; i < tags.length; i++) {
      if (tokens.get(i).equals("A")
          && (isLetter(word(tokens, i - 1), word(tokens, i + 1)) || isRoad(tokens, i + 1))) {
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

  // A forty is closed, but a forty minute delay: a number that something is told of is a name.
  private static boolean isRoad(List<String> tokens, int from) {
    int i = from;
    while (NUMBERS.contains(word(tokens, i))) {
      i++;
    }
    return i > from && (word(tokens, i).isEmpty() || VERBS.contains(word(tokens, i)));
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
