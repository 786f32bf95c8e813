package dev.lector.speech.reading;

import dev.lector.speech.ssml.TextType;
import dev.lector.speech.synthesis.SpeechException;
import dev.lector.speech.synthesis.SpeechOrder;
import dev.lector.speech.text.ReadingWish;

/**
 * Who is to read.
 *
 * @param model model or alias; empty for the default model
 * @param voice voice by name; empty for the model's first
 * @param language BCP 47 tag; empty for the model's own
 * @param reading how
 */
public record Wish(String model, String voice, String language, ReadingWish reading) {

  /** Read as usual. */
  public Wish(String model, String voice, String language) {
    this(model, voice, language, ReadingWish.NONE);
  }

  SpeechOrder order(String text, TextType type) throws ReadException {
    try {
      return new SpeechOrder(
          SpeechOrder.script(text, type), model, "", voice, language, 1.0, "", reading);
    } catch (SpeechException e) {
      throw new ReadException(String.valueOf(e.getMessage()), e);
    }
  }
}
