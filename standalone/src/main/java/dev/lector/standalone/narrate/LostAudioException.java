package dev.lector.standalone.narrate;

import java.io.IOException;

/** A passage was spoken, but its audio is no more; fetching it again does not help. */
final class LostAudioException extends IOException {
  private static final long serialVersionUID = 1L;

  LostAudioException(String message) {
    super(message);
  }
}
