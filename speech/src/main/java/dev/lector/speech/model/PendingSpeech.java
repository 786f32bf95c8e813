package dev.lector.speech.model;

/** An utterance that is being spoken, or will be. */
public interface PendingSpeech {
  /**
   * Waits for the samples; an interrupt cancels.
   *
   * @return mono samples, full scale is ±1; not checked
   */
  float[] await() throws InferenceException, InterruptedException;

  /** Nobody wants it any more. */
  void cancel();
}
