package dev.lector.speech.audio;

/** Changes the sample rate of one recording, in the order its samples come. */
public interface Resampler extends AutoCloseable {
  /**
   * The next samples at the other rate; some are kept back.
   *
   * @param samples 16-bit mono
   * @throws EncoderFailedException when it has failed
   */
  short[] resample(short[] samples);

  /** What was kept back. */
  short[] end();

  @Override
  void close();
}
