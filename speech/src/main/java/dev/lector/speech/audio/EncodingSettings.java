package dev.lector.speech.audio;

/**
 * How a file is to be encoded.
 *
 * @param sampleRate Hz; 0 for that of the samples, or what the format has instead
 * @param bitRate bit/s; 0 for what the format takes by itself
 */
public record EncodingSettings(int sampleRate, int bitRate) {
  /** Nothing is asked for: the format decides. */
  public static final EncodingSettings DEFAULT = new EncodingSettings(0, 0);
}
