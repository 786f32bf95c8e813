package dev.lector.books.bounds;

/**
 * A text for regular expressions: a search in it ends when the reading is cancelled, however often
 * it tries again.
 */
public final class WatchedText implements CharSequence {
  /** Characters between two looks, a power of two: a look takes longer than a character. */
  private static final int INTERVAL = 1 << 12;

  private final CharSequence text;
  private int looked;

  /** Watches a text. */
  public WatchedText(CharSequence text) {
    this.text = text;
  }

  /**
   * A character.
   *
   * @throws java.util.concurrent.CancellationException when the thread was interrupted
   */
  @Override
  public char charAt(int index) {
    if ((++looked & (INTERVAL - 1)) == 0) {
      Cancellation.check();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
