package dev.lector.bridge.openai;

import dev.lector.events.SpeechSynthesized;

/**
 * What a request took, in tokens. No model here has any: they are estimated as OpenAI's come about,
 * four characters of text and a twentieth of a second of audio each.
 *
 * @param input tokens of text
 * @param output tokens of audio
 */
record Usage(long input, long output) {
  private static final long CHARACTERS = 4;
  private static final long MILLIS = 50;

  /** Of a request whose outcome is not known. */
  static final Usage UNKNOWN = new Usage(0, 0);

  static Usage of(SpeechSynthesized speech) {
    return new Usage(
        Math.ceilDiv(speech.getSpokenCharacters(), CHARACTERS),
        Math.ceilDiv(speech.getAudio().getDurationMs(), MILLIS));
  }
}
