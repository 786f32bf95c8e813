package dev.lector.speech.audio;

/**
 * What the model made is not speech: not finite, silent, or of an impossible length. The message
 * says which.
 */
public final class UnsoundAudioException extends Exception {
  private static final long serialVersionUID = 1L;

  UnsoundAudioException(String message) {
    super(message);
  }
}
