package dev.lector.bridge.json;

/**
 * The text is not JSON. Message and position are those of Python's {@code json.JSONDecodeError}.
 */
public final class JsonSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String complaint;
  private final int position;

  JsonSyntaxException(String message, int position) {
    super(message);
    this.complaint = message;
    this.position = position;
  }

  /** The same complaint of another position. */
  JsonSyntaxException at(int other) {
    return new JsonSyntaxException(complaint, other);
  }

  /** What is wrong, in Python's words. */
  public String complaint() {
    return complaint;
  }

  /** Where, in code points from the start of the text. */
  public int position() {
    return position;
  }
}
