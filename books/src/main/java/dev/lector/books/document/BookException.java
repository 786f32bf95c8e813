package dev.lector.books.document;

import org.jspecify.annotations.Nullable;

/** A book cannot be read; the message says why and what to do, for people, in one line. */
public final class BookException extends Exception {
  private static final long serialVersionUID = 1L;

  public BookException(String message) {
    this(message, null);
  }

  public BookException(String message, @Nullable Throwable cause) {
    super(message.replaceAll("\\s*\\R\\s*", " "), cause);
  }
}
