package dev.lector.speech.model;

/**
 * A model has been replaced or removed, and freed, since its engine was given out. What was
 * prepared with it is to be prepared again.
 */
public final class ModelReplacedException extends Exception {
  private static final long serialVersionUID = 1L;

  ModelReplacedException(String id) {
    super("The model " + id + " has been replaced or removed meanwhile");
  }
}
