package dev.lector.speech.synthesis;

/**
 * What is wanted, as the request says it; the fields are those of {@code SpeechRequested}.
 *
 * @param text what to say
 * @param modelId model or alias; empty for the default model
 * @param description plain words about the speaker
 * @param voice voice by name; empty to choose from the description
 * @param language BCP 47 tag; empty for the model's own
 * @param speed pace, 1.0 as the model was trained
 * @param format of the audio, as {@code wav}; empty for WAV
 */
public record SpeechOrder(
    String text,
    String modelId,
    String description,
    String voice,
    String language,
    double speed,
    String format) {

  /** The same as WAV. */
  public SpeechOrder(
      String text,
      String modelId,
      String description,
      String voice,
      String language,
      double speed) {
    this(text, modelId, description, voice, language, speed, "");
  }

  /** A text, spoken as the default model speaks. */
  public static SpeechOrder of(String text) {
    return new SpeechOrder(text, "", "", "", "", 1.0);
  }
}
