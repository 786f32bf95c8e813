package dev.lector.speech.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Samples and nothing else: 16-bit little-endian mono. Nothing in a file tells its sample rate. */
public final class PcmFormat implements AudioFormat {
  private final int sampleRate;

  /** At the rate of the samples. */
  public PcmFormat() {
    this(0);
  }

  private PcmFormat(int sampleRate) {
    this.sampleRate = sampleRate;
  }

  @Override
  public String id() {
    return "pcm";
  }

  @Override
  public String name() {
    return sampleRate == 0 ? "pcm s16le" : "pcm s16le " + sampleRate + " Hz";
  }

  @Override
  public String extension() {
    return "pcm";
  }

  @Override
  public String contentType() {
    return "audio/pcm";
  }

  @Override
  public long mostFrames() {
    return LARGEST_FILE / Short.BYTES;
  }

  @Override
  public AudioFormat with(EncodingSettings settings, int samples)
      throws UnsuitableSettingsException {
    return new PcmFormat(ownRate(settings, samples, id()));
  }

  @Override
  public int sampleRate(int samples) {
    return sampleRate == 0 ? samples : sampleRate;
  }

  @Override
  public PcmEncoder encoder(int rate) {
    return new PcmEncoder() {
      @Override
      public byte[] header(long frames) {
        return new byte[0];
      }

      @Override
      public byte[] encode(short[] samples) {
        return bytes(samples);
      }

      @Override
      public byte[] trailer() {
        return new byte[0];
      }
    };
  }

  /** Samples as bytes, little-endian. */
  static byte[] bytes(short[] samples) {
    byte[] pcm = new byte[Short.BYTES * samples.length];
    ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(samples);
    return pcm;
  }

  /**
   * The rate that a file of plain samples gets by request.
   *
   * @return Hz; 0 when it is that of the samples
   * @throws UnsuitableSettingsException when the rate is none, or a bit rate is asked for
   */
  static int ownRate(EncodingSettings settings, int samples, String format)
      throws UnsuitableSettingsException {
    if (settings.bitRate() != 0) {
      throw new UnsuitableSettingsException(
          "The audio format %s has no bit rate to choose; leave it out.".formatted(format));
    }
    int wanted = settings.sampleRate();
    return wanted == 0 || wanted == samples ? 0 : SampleRates.COMMON.require(wanted, format);
  }
}
