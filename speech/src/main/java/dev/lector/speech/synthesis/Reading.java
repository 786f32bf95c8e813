package dev.lector.speech.synthesis;

import dev.lector.speech.text.SourceRange;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What will be said of a text, before anything is spoken.
 *
 * @param sentences in order; those in which nothing can be pronounced are left out
 * @param warnings what will not be said as it was written, for people
 */
public record Reading(List<Sentence> sentences, List<String> warnings) {
  /** Keeps unmodifiable copies of the lists. */
  public Reading {
    sentences = List.copyOf(sentences);
    warnings = List.copyOf(warnings);
  }

  /** The whole text as spoken. */
  public String spoken() {
    return sentences.stream().map(Sentence::spoken).collect(Collectors.joining(" "));
  }

  /** The whole text as the engine is given it. */
  public String phonemes() {
    return sentences.stream().map(Sentence::phonemes).collect(Collectors.joining(" "));
  }

  /**
   * A sentence of it.
   *
   * @param spoken text as spoken
   * @param phonemes as the engine is given it: phonemes, or text again
   * @param source where it was written
   * @param pauseMs silence after it, ms
   */
  public record Sentence(String spoken, String phonemes, SourceRange source, int pauseMs) {}
}
