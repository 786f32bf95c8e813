package dev.lector.standalone.narrate;

import java.io.IOException;

/** Files cannot be written here, which trying again does not change. */
final class UnwritableException extends IOException {
  private static final long serialVersionUID = 1L;

  UnwritableException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
