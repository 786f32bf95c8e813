package dev.lector.speech.ffmpeg;

/** G.711 µ-law, 8 kHz, without a header. */
public final class MulawFormat extends CodedFormat {
  /** At the rate of the samples, or what the format has instead. */
  public MulawFormat() {
    super(Codec.mulaw());
  }
}
