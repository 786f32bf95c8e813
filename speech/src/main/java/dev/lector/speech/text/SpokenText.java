package dev.lector.speech.text;

import java.util.List;

/**
 * A text as it will be spoken.
 *
 * @param sentences in order, at least one
 * @param leadMs silence before the first of them, ms
 */
public record SpokenText(List<Sentence> sentences, int leadMs) {
  public SpokenText {
    sentences = List.copyOf(sentences);
  }
}
