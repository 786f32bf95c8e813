package dev.lector.speech.model;

import dev.lector.speech.audio.Segment;

/** An utterance that is being spoken, or will be. */
public interface PendingSpeech {
  /**
   * Waits for the sound; an interrupt cancels.
   *
   * @return without a pause after it; not checked
   */
  Segment await() throws InferenceException, InterruptedException;

  /** Nobody wants it any more. */
  void cancel();
}
