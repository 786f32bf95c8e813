package dev.lector.speech.audio;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * WAV files of 16-bit mono with the canonical header of 44 bytes. One of unknown length says 2^32-1
 * bytes, as players of streams expect.
 */
public final class WavFormat implements AudioFormat {
  private static final int BITS = 16;

  private final int sampleRate;

  /** At the rate of the samples. */
  public WavFormat() {
    this(0);
  }

  private WavFormat(int sampleRate) {
    this.sampleRate = sampleRate;
  }

  @Override
  public String id() {
    return "wav";
  }

  @Override
  public String name() {
    return sampleRate == 0 ? "wav" : "wav " + sampleRate + " Hz";
  }

  @Override
  public String extension() {
    return "wav";
  }

  @Override
  public String contentType() {
    return "audio/wav";
  }

  @Override
  public long mostFrames() {
    return (LARGEST_FILE - WavHeader.BYTES) / Short.BYTES;
  }

  @Override
  public Optional<AudioProperties> read(InputStream file, long bytes) throws IOException {
    WavHeader header = WavHeader.read(file);
    return Optional.of(
        new AudioProperties(header.sampleRate(), header.channels(), header.durationMs()));
  }

  @Override
  public AudioFormat with(EncodingSettings settings, int samples)
      throws UnsuitableSettingsException {
    return new WavFormat(PcmFormat.ownRate(settings, samples, id()));
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
        return frames == UNKNOWN
            ? WavHeader.ofStream(rate, 1, BITS)
            : new WavHeader(rate, 1, BITS, Short.BYTES * frames).toBytes();
      }

      @Override
      public byte[] encode(short[] samples) {
        return PcmFormat.bytes(samples);
      }

      @Override
      public byte[] trailer() {
        return new byte[0];
      }
    };
  }
}
