package dev.lector.bench.engine;

/**
 * What became of some texts.
 *
 * @param texts how many
 * @param audio how long they are, seconds
 * @param seconds how long that took
 */
public record Spoken(int texts, double audio, double seconds) {
  /** Audio seconds per second. */
  public double rate() {
    return audio / seconds;
  }

  /** Texts per second. */
  public double textsPerSecond() {
    return texts / seconds;
  }

  /**
   * Checks that two sides said the same.
   *
   * @param tolerance part of the other's length by which they may differ
   * @throws IllegalStateException when they did not
   */
  public void mustBeAsLongAs(Spoken other, double tolerance) {
    if (Math.abs(audio - other.audio) > tolerance * other.audio || texts != other.texts) {
      throw new IllegalStateException(
          "%d texts of %.1f s on one side, %d of %.1f s on the other"
              .formatted(texts, audio, other.texts, other.audio));
    }
  }
}
