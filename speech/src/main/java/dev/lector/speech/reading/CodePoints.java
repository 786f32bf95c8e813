package dev.lector.speech.reading;

/** Places in a text in code points, as they are counted outside of Java. */
public final class CodePoints {
  private final int[] before;

  /** Places in a text. */
  public CodePoints(String text) {
    before = new int[text.length() + 1];
    for (int i = 0; i < text.length(); i++) {
      boolean second =
          i > 0
              && Character.isLowSurrogate(text.charAt(i))
              && Character.isHighSurrogate(text.charAt(i - 1));
      before[i + 1] = before[i] + (second ? 0 : 1);
    }
  }

  /**
   * Code points before a place.
   *
   * @param index in UTF-16 code units, not within a surrogate pair
   */
  public int before(int index) {
    return before[index];
  }
}
