package dev.lector.standalone.narrate;

import dev.lector.books.passages.Pauses;
import org.jspecify.annotations.Nullable;

/**
 * How a book is to be spoken.
 *
 * @param voice voice by name; null leaves it to the description
 * @param description plain words about the speaker; null for the server's default
 * @param model model or alias; null for the server's default
 * @param language BCP 47 tag; null for the book's own
 * @param speed pace; null for 1.0
 * @param pauses between what is said
 * @param lexicon names of the server's lexicons, with commas between them; null for none
 * @param normalize how much of the text is rewritten; null for the server's default
 * @param lexiconFile digest of a lexicon that the worker itself has; null for none
 * @param strict whether what is plainly in another language than the voice is refused
 * @param loudness that each passage is brought to, LUFS; null for as loud as it is said
 * @param truePeak what no true peak is to exceed then, dBTP; null for the server's default
 */
public record Narration(
    @Nullable String voice,
    @Nullable String description,
    @Nullable String model,
    @Nullable String language,
    @Nullable Double speed,
    Pauses pauses,
    @Nullable String lexicon,
    @Nullable String normalize,
    @Nullable String lexiconFile,
    boolean strict,
    @Nullable Double loudness,
    @Nullable Double truePeak) {

  /** With the usual pauses and readings. */
  public Narration(
      @Nullable String voice,
      @Nullable String description,
      @Nullable String model,
      @Nullable String language,
      @Nullable Double speed) {
    this(
        voice,
        description,
        model,
        language,
        speed,
        Pauses.DEFAULT,
        null,
        null,
        null,
        false,
        null,
        null);
  }

  /** What makes the same book sound different. */
  String how() {
    String how =
        String.join(
            "\n",
            String.valueOf(voice),
            String.valueOf(description),
            String.valueOf(model),
            String.valueOf(language),
            String.valueOf(speed));
    boolean usual = lexicon == null && normalize == null && lexiconFile == null;
    String reading = usual ? "" : "\n" + lexicon + "\n" + normalize + "\n" + lexiconFile;
    String sound =
        (strict ? "\nstrict" : "")
            + (loudness == null ? "" : "\nloudness " + loudness + " " + truePeak);
    return how + pauses.how() + reading + sound;
  }
}
