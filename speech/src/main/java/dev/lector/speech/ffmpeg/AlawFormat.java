package dev.lector.speech.ffmpeg;

/** G.711 A-law, 8 kHz, without a header. */
public final class AlawFormat extends CodedFormat {
  /** At the rate of the samples, or what the format has instead. */
  public AlawFormat() {
    super(Codec.alaw());
  }
}
