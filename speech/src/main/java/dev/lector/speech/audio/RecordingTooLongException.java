package dev.lector.speech.audio;

/** The recording would not fit in one file. The message says what fits. */
public final class RecordingTooLongException extends Exception {
  private static final long serialVersionUID = 1L;

  RecordingTooLongException(String message) {
    super(message);
  }
}
