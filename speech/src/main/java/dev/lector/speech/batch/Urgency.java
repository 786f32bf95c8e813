package dev.lector.speech.batch;

/** Who waits for an utterance. The order is that of the model's queue. */
public enum Urgency {
  /** Somebody listens for the answer. */
  INTERACTIVE,
  /** Work that may take its time, such as a book. */
  BATCH
}
