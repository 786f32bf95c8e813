package dev.lector.standalone.narrate;

import org.jspecify.annotations.Nullable;

/** The book cannot be narrated; the message says why and what to do, for people. */
public final class NarrationException extends Exception {
  private static final long serialVersionUID = 1L;

  NarrationException(String message) {
    this(message, null);
  }

  NarrationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
