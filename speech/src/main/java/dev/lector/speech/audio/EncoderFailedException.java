package dev.lector.speech.audio;

import org.jspecify.annotations.Nullable;

/** An encoder is not there on this machine, or has failed. The message says which. */
public final class EncoderFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what failed
   * @param cause why; null where only the message tells
   */
  public EncoderFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
