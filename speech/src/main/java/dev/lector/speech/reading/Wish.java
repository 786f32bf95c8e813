package dev.lector.speech.reading;

import dev.lector.speech.synthesis.SpeechOrder;

/**
 * Who is to read.
 *
 * @param model model or alias; empty for the default model
 * @param voice voice by name; empty for the model's first
 * @param language BCP 47 tag; empty for the model's own
 */
public record Wish(String model, String voice, String language) {

  SpeechOrder order(String text) {
    return new SpeechOrder(text, model, "", voice, language, 1.0);
  }
}
