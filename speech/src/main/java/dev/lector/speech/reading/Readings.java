package dev.lector.speech.reading;

import dev.lector.speech.ssml.TextType;
import dev.lector.speech.synthesis.Reading;
import dev.lector.speech.synthesis.SpeechException;
import dev.lector.speech.synthesis.SpeechOrder;
import dev.lector.speech.synthesis.Synthesizer;
import dev.lector.speech.text.Checkpoint;

/** Answers texts in JSON with what a synthesizer will say of them. Safe for use by many threads. */
public final class Readings {
  /** Longest text with its JSON, bytes. */
  public static final int LONGEST = 1 << 20;

  private final Synthesizer synthesizer;
  private final Wish wish;

  /** Readings by the default model, where a text does not say it. */
  public Readings(Synthesizer synthesizer) {
    this(synthesizer, new Wish("", "", ""));
  }

  /**
   * @param wish who reads where a text does not say it
   */
  public Readings(Synthesizer synthesizer, Wish wish) {
    this.synthesizer = synthesizer;
    this.wish = wish;
  }

  /**
   * Answers {@code {"text": …, "model": …, "voice": …, "language": …, "lexicon": …, "normalize": …,
   * "text_type": …}}.
   *
   * @return {@code {"spoken": …, "phonemes": …, "sentences": […], "warnings": […]}}
   * @throws ReadException when it cannot be said
   */
  public String answer(byte[] json) throws ReadException {
    return answer(json, Checkpoint.NONE);
  }

  /**
   * The same, in steps.
   *
   * @param checkpoint passed between them
   * @throws ReadException when it cannot be said
   */
  public String answer(byte[] json, Checkpoint checkpoint) throws ReadException {
    return answer(order(json, ""), checkpoint);
  }

  /**
   * What a line asks for.
   *
   * @param owner whose defaults count where the line leaves something open; empty for nobody's
   * @throws ReadException when it is no such line
   */
  public SpeechOrder order(byte[] json, String owner) throws ReadException {
    Wish own =
        new Wish(
            wish.model(), wish.voice(), wish.language(), wish.reading().of(owner), wish.strict());
    return ReadingJson.order(json, own);
  }

  /**
   * Answers what a line asks for, in steps.
   *
   * @param checkpoint passed between them
   * @throws ReadException when it cannot be said
   */
  public String answer(SpeechOrder order, Checkpoint checkpoint) throws ReadException {
    return ReadingJson.of(order.text(), reading(order, checkpoint));
  }

  /**
   * A reading of a text.
   *
   * @param type how it is written
   * @throws ReadException when it cannot be said
   */
  public Reading of(String text, TextType type) throws ReadException {
    return reading(wish.order(text, type), Checkpoint.NONE);
  }

  /** Why a text was not read, in place of an answer. */
  public static String error(String message) {
    return ReadingJson.error(message);
  }

  private Reading reading(SpeechOrder order, Checkpoint checkpoint) throws ReadException {
    try {
      return synthesizer.prepare(order, checkpoint).reading(checkpoint);
    } catch (SpeechException e) {
      throw new ReadException(String.valueOf(e.getMessage()), e);
    }
  }
}
