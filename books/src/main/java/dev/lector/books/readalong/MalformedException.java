package dev.lector.books.readalong;

/** A document is none whose parts can be found in its source. */
final class MalformedException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedException() {
    super("not well-formed", null, false, false);
  }
}
