package dev.lector.bridge.media;

/** The audio exists, but this bridge cannot give a link to it. The message says why. */
public final class UnreachableAudioException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreachableAudioException(String message) {
    super(message);
  }

  UnreachableAudioException(String message, Throwable cause) {
    super(message, cause);
  }
}
