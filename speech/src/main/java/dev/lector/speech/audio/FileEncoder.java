package dev.lector.speech.audio;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Samples in, the bytes of one file out, at the sample rate that its format has. For one thread at
 * a time. Each method throws {@link EncoderFailedException} when the encoder fails.
 */
public final class FileEncoder implements AutoCloseable {
  private final Optional<Resampler> resampler;
  private final PcmEncoder encoder;
  private final Optional<Leveller> leveller;
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
    this(format, sampleRate, null);
  }

  /**
   * Begins a file of a loudness.
   *
   * @param sampleRate Hz of the samples that will come
   * @param loudness that the whole is brought to: none of it is encoded before its end; {@code
   *     null} for that of the samples
   * @throws EncoderFailedException when the encoder is not there on this machine
   */
  FileEncoder(AudioFormat format, int sampleRate, @Nullable Loudness loudness) {
    this.sampleRate = format.sampleRate(sampleRate);
    this.leveller =
        Optional.ofNullable(loudness)
            .map(target -> new Leveller(target, this.sampleRate, format.overshootDb()));
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
    return take(resampler.map(r -> r.resample(samples)).orElse(samples));
  }

  private byte[] take(short[] resampled) {
    frames += resampled.length;
    if (leveller.isPresent()) {
      leveller.get().add(resampled);
      return new byte[0];
    }
    return encoder.encode(resampled);
  }

  /** The last bytes; no samples follow. */
  public byte[] end() {
    ByteArrayOutputStream last = new ByteArrayOutputStream();
    resampler.ifPresent(r -> last.writeBytes(take(r.end())));
    leveller.ifPresent(l -> l.levelled().forEach(part -> last.writeBytes(encoder.encode(part))));
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
