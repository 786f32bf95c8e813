package dev.lector.speech.ffmpeg;

/** MP3, by LAME. */
public final class Mp3Format extends CodedFormat {
  /** At the rate of the samples, or what the format has instead. */
  public Mp3Format() {
    super(Codec.mp3());
  }
}
