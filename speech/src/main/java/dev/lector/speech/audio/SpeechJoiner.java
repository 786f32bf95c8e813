package dev.lector.speech.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Joins utterances to one recording: each loses the silence the model put around it, gets short
 * fades so that no joint clicks, and is followed by the pause that the text asks for. Holds 16-bit
 * samples only; at the end, twice the size of the file for a moment. For one recording and one
 * thread at a time.
 */
public final class SpeechJoiner {
  // Largest file: Java arrays end at 2^31-1 elements.
  private static final long MAX_BYTES = Integer.MAX_VALUE - 64L;
  private static final int LEAD_MS = 50;
  private static final int TAIL_MS = 100;
  private static final int MARGIN_MS = 30;
  private static final int FADE_MS = 5;

  private final int sampleRate;
  private final long mostBytes;
  private final Deque<byte[]> chunks = new ArrayDeque<>();
  private long bytes;
  private long clipped;
  private int owedSilenceMs = LEAD_MS;

  /**
   * Starts a recording.
   *
   * @param sampleRate Hz
   */
  public SpeechJoiner(int sampleRate) {
    this(sampleRate, Duration.ofDays(1));
  }

  /**
   * Starts a recording of a limited length.
   *
   * @param sampleRate Hz
   * @param longest the recording may become
   */
  public SpeechJoiner(int sampleRate, Duration longest) {
    this.sampleRate = sampleRate;
    this.mostBytes =
        Math.min(MAX_BYTES - WavHeader.BYTES, 2L * sampleRate * longest.toMillis() / 1000);
  }

  /**
   * Appends a segment.
   *
   * @throws RecordingTooLongException when the recording would be longer than it may be
   */
  public void add(Segment segment) throws RecordingTooLongException {
    float[] samples = segment.samples();
    SpeechSpan span = SpeechSpan.find(samples, sampleRate, MARGIN_MS);
    appendSilence(owedSilenceMs);
    append(encode(samples, span));
    // The margins around the sound are part of the pause that is heard.
    owedSilenceMs = Math.max(0, segment.pauseAfterMs() - 2 * MARGIN_MS);
  }

  /** Samples that were louder than full scale and were cut to it so far. */
  public long clippedSamples() {
    return clipped;
  }

  /**
   * Ends the recording and gives it as a WAV file: canonical header of 44 bytes, 16-bit mono.
   *
   * @throws RecordingTooLongException when the file would not fit in an array
   */
  public byte[] toWav() throws RecordingTooLongException {
    appendSilence(TAIL_MS);
    byte[] wav = new byte[Math.toIntExact(WavHeader.BYTES + bytes)];
    byte[] header = new WavHeader(sampleRate, 1, 16, bytes).toBytes();
    System.arraycopy(header, 0, wav, 0, header.length);
    int at = header.length;
    for (byte[] chunk = chunks.poll(); chunk != null; chunk = chunks.poll()) {
      System.arraycopy(chunk, 0, wav, at, chunk.length);
      at += chunk.length;
    }
    bytes = 0;
    return wav;
  }

  private void appendSilence(int ms) throws RecordingTooLongException {
    append(new byte[Math.toIntExact(2L * sampleRate * ms / 1000 & ~1L)]);
  }

  private void append(byte[] pcm) throws RecordingTooLongException {
    if (bytes + pcm.length > mostBytes) {
      throw new RecordingTooLongException(
          "the audio would be longer than "
              + mostBytes / (2L * sampleRate)
              + " s, the most one request may have");
    }
    bytes += pcm.length;
    chunks.add(pcm);
  }

  /** 16-bit little-endian PCM of a span, faded in and out. */
  private byte[] encode(float[] samples, SpeechSpan span) {
    int length = span.length();
    int fade = Math.min(sampleRate * FADE_MS / 1000, length / 2);
    short[] rounded = new short[length];
    clipped += quantise(samples, span.start(), rounded, fade, length - fade);
    for (int i = 0; i < fade; i++) {
      double gain = 0.5 - 0.5 * Math.cos(Math.PI * i / fade);
      fade(samples, span.start(), rounded, i, gain);
      fade(samples, span.start(), rounded, length - 1 - i, gain);
    }
    byte[] pcm = new byte[2 * length];
    ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(rounded);
    return pcm;
  }

  /**
   * Rounds samples to 16 bits, without branches or calls that would keep the compiler from making a
   * fast loop of it. Half a step and the floor are exactly what {@link Math#round(double)} does
   * here: a product of 24 bits by 15 leaves room for the sum.
   *
   * @return how many were louder than full scale and were cut to it
   */
  private static int quantise(float[] samples, int start, short[] rounded, int from, int to) {
    int cut = 0;
    for (int i = from; i < to; i++) {
      int value = (int) Math.floor(samples[start + i] * 32767.0 + 0.5);
      int kept = Math.min(Math.max(value, Short.MIN_VALUE), Short.MAX_VALUE);
      cut += kept == value ? 0 : 1;
      rounded[i] = (short) kept;
    }
    return cut;
  }

  private void fade(float[] samples, int start, short[] rounded, int at, double gain) {
    long value = Math.round(samples[start + at] * 32767.0 * gain);
    if (value > Short.MAX_VALUE || value < Short.MIN_VALUE) {
      clipped++;
    }
    rounded[at] = (short) Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
  }
}
