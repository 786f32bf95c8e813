package dev.lector.standalone.say;

import org.jspecify.annotations.Nullable;

/**
 * What is to be said, and how. Null leaves a choice to the server.
 *
 * @param text what to say
 * @param description plain words about the speaker
 * @param voice voice by name
 * @param model model or alias
 * @param language BCP 47 tag
 * @param speed pace, 1.0 as the model was trained
 * @param ssml whether the text is SSML even where it does not begin so
 */
public record Wish(
    String text,
    @Nullable String description,
    @Nullable String voice,
    @Nullable String model,
    @Nullable String language,
    @Nullable Double speed,
    boolean ssml) {
  /** What is to be said of a text that tells itself how it is written. */
  public Wish(
      String text,
      @Nullable String description,
      @Nullable String voice,
      @Nullable String model,
      @Nullable String language,
      @Nullable Double speed) {
    this(text, description, voice, model, language, speed, false);
  }
}
