package dev.lector.speech.reading;

import dev.lector.speech.ssml.TextType;
import dev.lector.speech.synthesis.SpeechException;
import dev.lector.speech.synthesis.SpeechOrder;

/**
 * Who is to read.
 *
 * @param model model or alias; empty for the default model
 * @param voice voice by name; empty for the model's first
 * @param language BCP 47 tag; empty for the model's own
 */
public record Wish(String model, String voice, String language) {

  SpeechOrder order(String text, TextType type) throws ReadException {
    try {
      return new SpeechOrder(SpeechOrder.script(text, type), model, "", voice, language, 1.0, "");
    } catch (SpeechException e) {
      throw new ReadException(String.valueOf(e.getMessage()), e);
    }
  }
}
