package dev.lector.standalone.narrate;

import org.jspecify.annotations.Nullable;

/**
 * How a book is to be spoken.
 *
 * @param voice voice by name; null leaves it to the description
 * @param description plain words about the speaker; null for the server's default
 * @param model model or alias; null for the server's default
 * @param language BCP 47 tag; null for the model's own
 * @param speed pace; null for 1.0
 */
public record Narration(
    @Nullable String voice,
    @Nullable String description,
    @Nullable String model,
    @Nullable String language,
    @Nullable Double speed) {

  /** What makes the same book sound different. */
  String how() {
    return String.join(
        "\n",
        String.valueOf(voice),
        String.valueOf(description),
        String.valueOf(model),
        String.valueOf(language),
        String.valueOf(speed));
  }
}
