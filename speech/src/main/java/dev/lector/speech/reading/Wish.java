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
 * @param strict whether a text that is plainly in another language than the voice is refused
 */
public record Wish(
    String model, String voice, String language, ReadingWish reading, boolean strict) {

  /** Read as usual. */
  public Wish(String model, String voice, String language) {
    this(model, voice, language, ReadingWish.NONE, false);
  }

  SpeechOrder order(String text, TextType type) throws ReadException {
    try {
      return new SpeechOrder(
              SpeechOrder.script(text, type), model, "", voice, language, 1.0, "", reading)
          .strictly(strict);
    } catch (SpeechException e) {
      throw new ReadException(String.valueOf(e.getMessage()), e);
    }
  }
}
