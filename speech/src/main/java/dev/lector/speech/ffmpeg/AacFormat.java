package dev.lector.speech.ffmpeg;

/** AAC-LC in ADTS. */
public final class AacFormat extends CodedFormat {
  /** At the rate of the samples, or what the format has instead. */
  public AacFormat() {
    super(Codec.aac());
  }
}
