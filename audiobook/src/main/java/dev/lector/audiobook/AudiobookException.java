package dev.lector.audiobook;

import java.io.IOException;

/** An audiobook cannot be written; the message says why, for people. */
public final class AudiobookException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Says why. */
  public AudiobookException(String message) {
    super(message);
  }
}
