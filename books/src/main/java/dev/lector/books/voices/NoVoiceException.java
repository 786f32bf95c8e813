package dev.lector.books.voices;

import java.util.Optional;

/** No voice that may be taken speaks a book's language; the message says so, for people. */
public final class NoVoiceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Voice> wished;

  NoVoiceException(String message, Optional<Voice> wished) {
    super(message);
    this.wished = wished;
  }

  /** The voice that was named; empty when none was. */
  public Optional<Voice> wished() {
    return wished;
  }
}
