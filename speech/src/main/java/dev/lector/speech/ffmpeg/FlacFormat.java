package dev.lector.speech.ffmpeg;

/** FLAC. */
public final class FlacFormat extends CodedFormat {
  /** At the rate of the samples, or what the format has instead. */
  public FlacFormat() {
    super(Codec.flac());
  }
}
