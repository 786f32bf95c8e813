package dev.lector.speech.synthesis;

import dev.lector.speech.text.Sentence;
import dev.lector.speech.voice.VoiceChoice;

/**
 * A sentence and how it is said.
 *
 * @param volume factor on the amplitude
 */
record Passage(Sentence sentence, VoiceChoice choice, double volume) {
  /** Silence after it, ms: whoever speaks slowly also pauses longer. */
  int pauseAfterMs() {
    return (int) Math.round(sentence.pauseAfterMs() / choice.speed());
  }
}
