package dev.lector.speech.phonemes.english;

import dev.lector.speech.pronunciation.Pronunciation;
import java.util.List;
import java.util.Optional;

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
   * The phonemes with the pronunciations of some of its words.
   *
   * @param pronunciations in order, in misaki's convention
   * @return empty when one of them is only a part of a word
   */
  public Optional<String> with(List<Pronunciation> pronunciations) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Pronunciation one : pronunciations) {
      List<Word> said =
          words.stream()
              .filter(word -> word.start() >= one.start() && word.end() <= one.end())
              .toList();
      if (said.isEmpty()
          || said.getFirst().start() != one.start()
          || said.getLast().end() != one.end()) {
        return Optional.empty();
      }
      out.append(phonemes, at, said.getFirst().from()).append(one.ipa());
      at = said.getLast().to();
    }
    return Optional.of(out.append(phonemes, at, phonemes.length()).toString());
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
