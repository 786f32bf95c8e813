package dev.lector.standalone.audiobookshelf;

/** The book is not on the server; the message says why and what to do, for people. */
public final class AudiobookshelfException extends Exception {
  private static final long serialVersionUID = 1L;

  AudiobookshelfException(String message) {
    super(message);
  }

  AudiobookshelfException(String message, Throwable cause) {
    super(message, cause);
  }
}
