package dev.lector.speech.text;

import java.util.List;

/**
 * A text as it will be spoken.
 *
 * @param sentences in order, at least one
 */
public record SpokenText(List<Sentence> sentences) {
  public SpokenText {
    sentences = List.copyOf(sentences);
  }
}
