package dev.lector.speech.batch;

/** Who waits for an utterance. The order is that of the model's queue. */
public enum Priority {
  /** Somebody listens for the answer. */
  INTERACTIVE,
  /** Work that may take its time, such as a book. */
  BATCH
}
