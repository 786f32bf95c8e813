package dev.lector.tts.worker.requests;

import dev.lector.audio.AudioKey;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.synthesis.PreparedSpeech;

/**
 * Audio that a request wants.
 *
 * @param tenant whose it is
 * @param text as the request has it
 * @param key of the audio in the store
 * @param priority who waits for it
 * @param timing to add to
 */
record Wanted(
    String tenant,
    String text,
    AudioKey key,
    PreparedSpeech speech,
    Priority priority,
    Timing timing) {

  /** The same under another key. */
  Wanted at(AudioKey other) {
    return new Wanted(tenant, text, other, speech, priority, timing);
  }
}
