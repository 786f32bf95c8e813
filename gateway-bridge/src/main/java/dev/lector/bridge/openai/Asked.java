package dev.lector.bridge.openai;

import dev.lector.bridge.speech.AudioWish;
import dev.lector.bridge.speech.SpeechParameters;
import dev.lector.events.TextType;
import dev.lector.events.Webhook;
import org.jspecify.annotations.Nullable;

/**
 * A body of {@code POST /v1/audio/speech}.
 *
 * @param model as OpenAI, or a worker, calls it
 * @param input what to say
 * @param voice as OpenAI, or a worker, calls it
 * @param instructions plain words about how to speak; empty where the model takes none
 * @param language BCP 47 tag; empty for the voice's own
 * @param speed pace, 0.25 to 4.0
 * @param audio how the audio is wanted
 * @param events whether it is wanted as server-sent events
 * @param webhook who is told of it; null for nobody
 */
record Asked(
    String model,
    String input,
    String voice,
    String instructions,
    String language,
    double speed,
    AudioWish audio,
    boolean events,
    @Nullable Webhook webhook) {

  /** The same as a request for speech, its names as they were sent. */
  SpeechParameters parameters() {
    return new SpeechParameters(
        model,
        input,
        instructions,
        voice,
        language,
        speed,
        audio,
        "",
        "",
        false,
        false,
        TextType.AUTO,
        webhook);
  }
}
