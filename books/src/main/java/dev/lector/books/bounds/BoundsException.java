package dev.lector.books.bounds;

/** A book is larger than any that is read; the message goes on behind its name, for people. */
public final class BoundsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BoundsException(String message) {
    super(message);
  }
}
