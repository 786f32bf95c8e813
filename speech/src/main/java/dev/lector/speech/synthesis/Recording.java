package dev.lector.speech.synthesis;

import dev.lector.speech.audio.AudioEncoder;
import dev.lector.speech.audio.AudioFormat;
import dev.lector.speech.audio.Loudness;
import dev.lector.speech.audio.RecordingTooLongException;
import dev.lector.speech.audio.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the segments of a text into one file. For one thread at a time. */
final class Recording implements SegmentSink, AutoCloseable {
  private final AudioEncoder encoder;
  private final int sampleRate;
  private final List<byte[]> parts = new ArrayList<>();

  /**
   * Begins a file.
   *
   * @param sampleRate Hz; that of all segments
   * @param longest the recording may become
   * @param leadMs silence at its beginning, beside what every recording has, ms
   * @param loudness that the whole is brought to; {@code null} for as loud as it is said
   * @throws dev.lector.speech.audio.EncoderFailedException when the encoder is not there
   */
  Recording(
      AudioFormat format,
      int sampleRate,
      Duration longest,
      int leadMs,
      @Nullable Loudness loudness) {
    this.encoder = new AudioEncoder(format, sampleRate, longest, leadMs, loudness);
    this.sampleRate = format.sampleRate(sampleRate);
  }

  @Override
  public void accept(Segment segment) throws RecordingTooLongException {
    parts.add(encoder.add(segment));
  }

  /** Whether no segment was taken. */
  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** Samples that were louder than full scale and were cut to it so far. */
  long clippedSamples() {
    return encoder.clippedSamples();
  }

  /**
   * The whole file; no segment follows.
   *
   * @throws RecordingTooLongException when the recording would be longer than it may be
   */
  SpeechAudio end() throws RecordingTooLongException {
    parts.add(encoder.end());
    byte[] file = joined(encoder.header(), parts);
    return new SpeechAudio(file, sampleRate, 1, encoder.durationMs(), encoder.times());
  }

  @Override
  public void close() {
    encoder.close();
  }

  private static byte[] joined(byte[] header, List<byte[]> parts) {
    long length = header.length + parts.stream().mapToLong(part -> part.length).sum();
    byte[] file = Arrays.copyOf(header, Math.toIntExact(length));
    int at = header.length;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, file, at, part.length);
      at += part.length;
    }
    return file;
  }
}
