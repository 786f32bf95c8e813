package dev.lector.bridge.speech;

/**
 * How much work a request is, before anybody has begun it: its characters by its pace, since half
 * the pace is twice the audio. An estimate: how long a character sounds depends on language and
 * script, and audio that is stored already is no work at all. Bounded by the limits of both.
 */
final class SpokenWork {
  private SpokenWork() {}

  /**
   * The work, in characters at the pace the model was trained for.
   *
   * @param speed within the contract's bounds
   */
  static long of(String text, double speed) {
    double paced = text.codePointCount(0, text.length()) / speed;
    return (long) Math.ceil(paced);
  }
}
