package dev.lector.speech.audio;

/**
 * What turns the samples of one file into its bytes, in the order they come. Each method throws
 * {@link EncoderFailedException} when the encoder fails.
 */
public interface PcmEncoder extends AutoCloseable {
  /** Length of a file that begins before its end is known. */
  long UNKNOWN = -1;

  /**
   * What stands before the samples. With a number of frames only after the {@linkplain #trailer()
   * trailer}.
   *
   * @param frames how many samples there will be; {@link #UNKNOWN} where the file is sent while it
   *     is made
   */
  byte[] header(long frames);

  /**
   * The next samples' bytes; may keep some back.
   *
   * @param samples 16-bit mono
   */
  byte[] encode(short[] samples);

  /** What was kept back, and what stands after the samples. */
  byte[] trailer();

  /** Frees what the encoder holds outside the heap, whether or not the file was ended. */
  @Override
  default void close() {}
}
