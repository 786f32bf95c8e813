package dev.lector.speech.reading;

import dev.lector.speech.synthesis.SpeechOrder;
import dev.lector.speech.text.ReadingWish;
import dev.lector.speech.text.Script;

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

  SpeechOrder order(String text) {
    return new SpeechOrder(Script.plain(text), model, "", voice, language, 1.0, "", reading);
  }
}
