package dev.lector.speech.model;

/** A model's files are there but cannot be used as they are. The message says which and why. */
public final class ModelLoadException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With a message that says what is wrong with the model. */
  public ModelLoadException(String message) {
    super(message);
  }

  ModelLoadException(String message, Throwable cause) {
    super(message, cause);
  }
}
