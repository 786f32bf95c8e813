package dev.lector.speech.audio;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Samples in, the bytes of one file out, at the sample rate that its format has. For one thread at
 * a time. Each method throws {@link EncoderFailedException} when the encoder fails.
 */
public final class FileEncoder implements AutoCloseable {
  private final Optional<Resampler> resampler;
  private final PcmEncoder encoder;
  private final int sampleRate;
  private long frames;
  private boolean ended;

  /**
   * Begins a file.
   *
   * @param sampleRate Hz of the samples that will come
   * @throws EncoderFailedException when the encoder is not there on this machine
   */
  public FileEncoder(AudioFormat format, int sampleRate) {
    this.sampleRate = format.sampleRate(sampleRate);
    this.encoder = format.encoder(this.sampleRate);
    try {
      this.resampler =
          this.sampleRate == sampleRate
              ? Optional.empty()
              : Optional.of(open(sampleRate, this.sampleRate));
    } catch (EncoderFailedException e) {
      encoder.close();
      throw e;
    }
  }

  private static Resampler open(int from, int to) {
    return ServiceLoader.load(Resampling.class, FileEncoder.class.getClassLoader())
        .findFirst()
        .orElseThrow(() -> new EncoderFailedException("Nothing here changes sample rates.", null))
        .open(from, to);
  }

  /** What stands before the samples: for a file of unknown length until the {@link #end}. */
  public byte[] header() {
    return encoder.header(ended ? frames : PcmEncoder.UNKNOWN);
  }

  /**
   * The next samples' bytes; some may be kept back.
   *
   * @param samples 16-bit mono
   */
  public byte[] encode(short[] samples) {
    short[] resampled = resampler.map(r -> r.resample(samples)).orElse(samples);
    frames += resampled.length;
    return encoder.encode(resampled);
  }

  /** The last bytes; no samples follow. */
  public byte[] end() {
    ByteArrayOutputStream last = new ByteArrayOutputStream();
    resampler.ifPresent(
        r -> {
          short[] kept = r.end();
          frames += kept.length;
          last.writeBytes(encoder.encode(kept));
        });
    last.writeBytes(encoder.trailer());
    ended = true;
    return last.toByteArray();
  }

  /** Hz of the file. */
  public int sampleRate() {
    return sampleRate;
  }

  /** Samples of the file so far, at its own rate. */
  public long frames() {
    return frames;
  }

  /** Frees what the encoder holds outside the heap, whether or not the file was ended. */
  @Override
  public void close() {
    resampler.ifPresent(Resampler::close);
    encoder.close();
  }
}
