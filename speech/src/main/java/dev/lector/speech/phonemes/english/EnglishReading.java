package dev.lector.speech.phonemes.english;

import java.util.List;

/**
 * A sentence as phonemes, and which of its words is said where.
 *
 * @param phonemes words between single spaces, punctuation behind its word
 * @param words in order
 */
public record EnglishReading(String phonemes, List<Word> words) {

  /** Keeps a copy of the words. */
  public EnglishReading {
    words = List.copyOf(words);
  }

  /**
   * A word and its phonemes.
   *
   * @param start its first character in the sentence
   * @param end one past its last character
   * @param from its first phoneme, in characters of the phonemes
   * @param to one past its last phoneme
   */
  public record Word(int start, int end, int from, int to) {}
}
