package dev.lector.speech.ffmpeg;

import dev.lector.speech.audio.AudioFormat;
import dev.lector.speech.audio.EncodingSettings;
import dev.lector.speech.audio.PcmEncoder;
import dev.lector.speech.audio.UnsuitableSettingsException;

/** A format whose files FFmpeg makes. */
class CodedFormat implements AudioFormat {
  private final Codec codec;
  private final int sampleRate;
  private final int bitRate;

  /** A format that decides its settings itself. */
  CodedFormat(Codec codec) {
    this(codec, 0, 0);
  }

  private CodedFormat(Codec codec, int sampleRate, int bitRate) {
    this.codec = codec;
    this.sampleRate = sampleRate;
    this.bitRate = bitRate;
  }

  @Override
  public final String id() {
    return codec.id();
  }

  @Override
  public final String name() {
    return "%s %d Hz %d bit/s, %s of %s"
        .formatted(codec.id(), sampleRate, bitRate, codec.encoder(), Ffmpeg.VERSION);
  }

  @Override
  public final String extension() {
    return codec.extension();
  }

  @Override
  public final String contentType() {
    return codec.contentType();
  }

  @Override
  public final AudioFormat with(EncodingSettings settings, int samples)
      throws UnsuitableSettingsException {
    int rate =
        settings.sampleRate() == 0
            ? codec.rates().over(samples)
            : codec.rates().require(settings.sampleRate(), id());
    return new CodedFormat(codec, rate, codec.bitRates().settle(settings.bitRate(), rate, id()));
  }

  @Override
  public final int sampleRate(int samples) {
    return sampleRate == 0 ? codec.rates().over(samples) : sampleRate;
  }

  @Override
  public final double overshootDb() {
    return codec.overshootDb();
  }

  @Override
  public final PcmEncoder encoder(int rate) {
    return new FfmpegEncoder(
        codec, rate, bitRate == 0 ? codec.bitRates().byDefault(rate) : bitRate);
  }
}
