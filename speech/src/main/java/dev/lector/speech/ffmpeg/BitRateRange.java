package dev.lector.speech.ffmpeg;

/**
 * Bit rates between two bounds.
 *
 * @param least bit/s
 * @param most bit/s
 * @param perSample most bits for one sample, which lowers {@code most} at low sample rates
 * @param usual bit/s, unless that is too much for the sample rate
 */
record BitRateRange(int least, int most, int perSample, int usual) implements BitRates {
  @Override
  public int byDefault(int sampleRate) {
    return Math.min(usual, highest(sampleRate));
  }

  @Override
  public String choice(int sampleRate) {
    return "%d to %d".formatted(least, highest(sampleRate));
  }

  @Override
  public boolean has(int sampleRate, int bitRate) {
    return bitRate >= least && bitRate <= highest(sampleRate);
  }

  private int highest(int sampleRate) {
    return Math.min(most, perSample * sampleRate);
  }
}
