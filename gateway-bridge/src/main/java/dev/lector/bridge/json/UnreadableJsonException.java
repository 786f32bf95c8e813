package dev.lector.bridge.json;

/**
 * The body cannot be read as JSON at all: not UTF-8, nested too deeply, or a number with too many
 * digits.
 */
public final class UnreadableJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why it cannot be read. */
  public enum Reason {
    /** The bytes are not UTF-8. */
    NOT_UTF8,
    /** Nested too deeply, or a number of too many digits. */
    BEYOND_LIMITS
  }

  private final Reason reason;

  UnreadableJsonException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why, for programs. */
  public Reason reason() {
    return reason;
  }
}
