package dev.lector.standalone.local;

import org.jspecify.annotations.Nullable;

/**
 * Lector cannot run here as it is set up; the message is one line for the user that says what to
 * change.
 */
public final class LocalException extends Exception {
  private static final long serialVersionUID = 1L;

  LocalException(String message) {
    this(message, null);
  }

  LocalException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
