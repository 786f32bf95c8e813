package dev.lector.speech.audio;

/**
 * How loud a recording is to be. Source: EBU R 128, ITU-R BS.1770-4.
 *
 * @param lufs integrated loudness, LUFS, {@value #QUIETEST} to {@value #LOUDEST}
 * @param truePeak what no true peak is to exceed, dBTP, {@value #LOWEST_PEAK} to {@value
 *     #HIGHEST_PEAK}
 */
public record Loudness(double lufs, double truePeak) {
  /** Quietest, LUFS. */
  public static final double QUIETEST = -30;

  /** Loudest, LUFS. */
  public static final double LOUDEST = -8;

  /** Lowest limit of true peaks, dBTP. */
  public static final double LOWEST_PEAK = -9;

  /** Highest limit of true peaks, dBTP. */
  public static final double HIGHEST_PEAK = 0;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of range; the message says what is in it
   */
  public Loudness {
    // Written so that NaN is refused too.
    if (!(lufs >= QUIETEST && lufs <= LOUDEST)) {
      throw new IllegalArgumentException(
          "The loudness must be between " + QUIETEST + " and " + LOUDEST + " LUFS, not " + lufs);
    }
    if (!(truePeak >= LOWEST_PEAK && truePeak <= HIGHEST_PEAK)) {
      throw new IllegalArgumentException(
          "The true peak must be between "
              + LOWEST_PEAK
              + " and "
              + HIGHEST_PEAK
              + " dBTP, not "
              + truePeak);
    }
  }
}
