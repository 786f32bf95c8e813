package dev.lector.tts.worker;

import org.jspecify.annotations.Nullable;

/** A record of a request topic that is no request and never will be. */
final class UnreadableRequestException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableRequestException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
