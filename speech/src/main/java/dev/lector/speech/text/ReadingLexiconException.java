package dev.lector.speech.text;

/** A lexicon cannot be used; the message says where and what to do. */
public final class ReadingLexiconException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * What is wrong.
   *
   * @param message for people
   */
  public ReadingLexiconException(String message) {
    super(message);
  }

  ReadingLexiconException(String name, int line, String message) {
    super(name + ", line " + line + ": " + message);
  }
}
