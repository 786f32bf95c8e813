package dev.lector.speech.synthesis;

import dev.lector.speech.text.Sentence;
import dev.lector.speech.voice.VoiceChoice;

/**
 * A sentence and how it is said.
 *
 * @param volume factor on the amplitude
 */
record Passage(Sentence sentence, VoiceChoice choice, double volume) {
  /** Silence after it, ms: whoever speaks slowly also pauses longer, unless it is given. */
  int pauseAfterMs() {
    return sentence.pausesExactly()
        ? sentence.pauseAfterMs()
        : (int) Math.round(sentence.pauseAfterMs() / choice.speed());
  }
}
