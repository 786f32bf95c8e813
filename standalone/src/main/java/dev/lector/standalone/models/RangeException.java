package dev.lector.standalone.models;

import java.io.IOException;
import java.io.Serial;

/** A hub has nothing from the byte on that was asked for: the file is fetched anew. */
final class RangeException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  RangeException(String message) {
    super(message);
  }
}
