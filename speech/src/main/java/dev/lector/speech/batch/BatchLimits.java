package dev.lector.speech.batch;

/**
 * How much goes into one run of a model.
 *
 * @param tokens symbol ids of all utterances together, padding included; 0 chooses by the device
 * @param size utterances; 1 runs each alone
 */
public record BatchLimits(int tokens, int size) {
  /** Chosen by the device. */
  public static final BatchLimits AUTOMATIC = new BatchLimits(0, 16);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public BatchLimits {
    if (tokens < 0 || size < 1) {
      throw new IllegalArgumentException(
          "lector.batch.tokens must be 0 or more and lector.batch.size 1 or more, not "
              + tokens
              + " and "
              + size);
    }
  }
}
