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
 * @param audio how the audio is wanted
 * @param lexicon names of the server's lexicons; empty for none
 * @param normalize how much is rewritten; empty for the server's way
 * @param strict whether a text that is plainly in another language than the voice is refused
 * @param textType how the text is written, as the server's {@code text_type}
 * @param loudness that the audio is brought to, LUFS
 * @param truePeak what no true peak is to exceed then, dBTP
 */
public record Wish(
    String text,
    @Nullable String description,
    @Nullable String voice,
    @Nullable String model,
    @Nullable String language,
    @Nullable Double speed,
    WantedFormat audio,
    String lexicon,
    String normalize,
    boolean strict,
    @Nullable String textType,
    @Nullable Double loudness,
    @Nullable Double truePeak) {}
