package dev.lector.speech.ffmpeg;

/** Opus in Ogg. */
public final class OpusFormat extends CodedFormat {
  /** At the rate of the samples, or what the format has instead. */
  public OpusFormat() {
    super(Codec.opus());
  }
}
