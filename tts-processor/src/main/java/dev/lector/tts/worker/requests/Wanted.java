package dev.lector.tts.worker.requests;

import dev.lector.audio.AudioKey;
import dev.lector.events.SpeechRequested;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.synthesis.PreparedSpeech;

/**
 * Audio that a request wants.
 *
 * @param key of the audio in the store
 * @param priority who waits for it
 * @param timing to add to
 */
record Wanted(
    SpeechRequested request,
    AudioKey key,
    PreparedSpeech speech,
    Priority priority,
    Timing timing) {

  /** Whose it is. */
  String tenant() {
    return request.getTenant();
  }

  /** The same under another key. */
  Wanted at(AudioKey other) {
    return new Wanted(request, other, speech, priority, timing);
  }
}
