package dev.lector.speech.ssml;

import java.util.Locale;

/**
 * A text is no SSML, or has no inline markup, that can be read; the message says where, why and
 * what to do.
 */
public final class SsmlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  /**
   * What is wrong.
   *
   * @param line from 1
   * @param column from 1
   */
  SsmlException(int line, int column, String message) {
    this("SSML", line, column, message);
  }

  /**
   * What is wrong.
   *
   * @param markup what the text was to be
   */
  SsmlException(String markup, int line, int column, String message) {
    super(
        String.format(
            Locale.ROOT,
            "%s, line %d, column %d: %s",
            markup,
            Math.max(1, line),
            Math.max(1, column),
            message));
    this.line = Math.max(1, line);
    this.column = Math.max(1, column);
  }

  /** Line of the text, from 1. */
  public int line() {
    return line;
  }

  /** Column of the line, from 1. */
  public int column() {
    return column;
  }
}
