package dev.lector.speech.model;

import dev.lector.speech.batch.Priority;

/** One stretch of speech as an engine takes it. */
public interface Utterance {

  /** What the graph is given, for people: phonemes, or text again. */
  String input();

  /** The symbols that the graph is given, as it numbers them. */
  long[] tokens();

  /**
   * How many sounds it has; marks, pauses and punctuation are not counted. 0 means there is nothing
   * to say.
   */
  int sounds();

  /** Factor on the durations that the model would choose by itself in training. */
  double lengthScale();

  /**
   * Puts it into the engine's queue; may be done again.
   *
   * @param priority who waits for it
   * @param rank which passage of its text it is, from 0: passages of equal rank take turns
   */
  PendingSpeech submit(Priority priority, int rank);
}
