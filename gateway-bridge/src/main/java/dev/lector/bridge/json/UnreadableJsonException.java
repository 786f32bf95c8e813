package dev.lector.bridge.json;

/**
 * The body cannot be read as JSON at all: not UTF-8, nested too deeply, or a number with too many
 * digits.
 */
public final class UnreadableJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableJsonException(String message) {
    super(message);
  }
}
