package dev.lector.speech.audio;

import java.time.Duration;

/**
 * Joins segments to one recording: each loses the silence the model put around it, gets short fades
 * so that no joint clicks, and is followed by the pause that the text asks for. For one recording
 * and one thread at a time.
 */
final class SpeechJoiner {
  private static final int LEAD_MS = 50;
  private static final int TAIL_MS = 100;
  private static final int MARGIN_MS = 30;
  private static final int FADE_MS = 5;

  private final int sampleRate;
  private final long mostFrames;
  private long frames;
  private long clipped;
  private int owedSilenceMs;

  /**
   * A segment as it goes into the recording.
   *
   * @param samples 16-bit mono, with the silence before it
   * @param offset what is added to a sample's place in the segment for its place in the recording
   * @param from first place in the recording that the segment's sound has
   * @param to one past the last
   */
  @SuppressWarnings("ArrayRecordComponent") // goes straight on; never compared
  record Joined(short[] samples, long offset, long from, long to) {
    /** Place in the recording of a sample of the segment; what was cut off is at its edges. */
    long place(int sample) {
      return Math.clamp(offset + sample, from, to);
    }
  }

  /**
   * Starts a recording of a limited length.
   *
   * @param sampleRate Hz
   * @param longest the recording may become
   * @param mostFrames samples that its file has room for
   * @param leadMs silence at its beginning, beside what every recording has, ms
   */
  SpeechJoiner(int sampleRate, Duration longest, long mostFrames, int leadMs) {
    this.owedSilenceMs = LEAD_MS + leadMs;
    this.sampleRate = sampleRate;
    this.mostFrames = Math.min(mostFrames, sampleRate * longest.toMillis() / 1000);
  }

  /**
   * Appends a segment.
   *
   * @throws RecordingTooLongException when the recording would be longer than it may be
   */
  Joined add(Segment segment) throws RecordingTooLongException {
    Joined joined = join(segment);
    append(joined.samples().length, segment.pauseAfterMs());
    return joined;
  }

  /** A segment as it would go into the recording next. */
  Joined join(Segment segment) {
    float[] samples = segment.samples();
    SpeechSpan span = SpeechSpan.find(samples, sampleRate, MARGIN_MS);
    int silence = frames(owedSilenceMs);
    short[] joined = new short[silence + span.length()];
    encode(samples, span, joined, silence);
    long end = frames + joined.length;
    return new Joined(joined, end - span.end(), end - span.length(), end);
  }

  /**
   * Appends what was joined, here or before.
   *
   * @param length samples
   * @param pauseAfterMs silence that the text asks for behind it, ms
   * @throws RecordingTooLongException when the recording would be longer than it may be
   */
  void append(int length, int pauseAfterMs) throws RecordingTooLongException {
    count(length);
    // The margins around the sound are part of the pause that is heard.
    owedSilenceMs = Math.max(0, pauseAfterMs - 2 * MARGIN_MS);
  }

  /**
   * Ends the recording.
   *
   * @return silence after the last segment
   * @throws RecordingTooLongException when the recording would be longer than it may be
   */
  short[] end() throws RecordingTooLongException {
    // What is owed is short of both margins, and here there is one.
    int owed = frames == 0 || owedSilenceMs == 0 ? 0 : owedSilenceMs + MARGIN_MS;
    short[] silence = new short[frames(Math.max(TAIL_MS, owed))];
    count(silence.length);
    return silence;
  }

  /** Samples so far. */
  long frames() {
    return frames;
  }

  /** Samples that were louder than full scale and were cut to it so far. */
  long clippedSamples() {
    return clipped;
  }

  private int frames(int ms) {
    return Math.toIntExact((long) sampleRate * ms / 1000);
  }

  private void count(int more) throws RecordingTooLongException {
    if (frames + more > mostFrames) {
      throw new RecordingTooLongException(
          "the audio would be longer than "
              + mostFrames / sampleRate
              + " s, the most one request may have");
    }
    frames += more;
  }

  /** A span in 16 bits, faded in and out. */
  private void encode(float[] samples, SpeechSpan span, short[] out, int at) {
    int length = span.length();
    int fade = Math.min(sampleRate * FADE_MS / 1000, length / 2);
    clipped += quantise(samples, span.start(), out, at, fade, length - fade);
    for (int i = 0; i < fade; i++) {
      double gain = 0.5 - 0.5 * Math.cos(Math.PI * i / fade);
      fade(samples, span.start(), out, at, i, gain);
      fade(samples, span.start(), out, at, length - 1 - i, gain);
    }
  }

  /**
   * Rounds samples to 16 bits, without branches or calls that would keep the compiler from making a
   * fast loop of it. Half a step and the floor are exactly what {@link Math#round(double)} does
   * here: a product of 24 bits by 15 leaves room for the sum.
   *
   * @return how many were louder than full scale and were cut to it
   */
  private static int quantise(
      float[] samples, int start, short[] rounded, int at, int from, int to) {
    int cut = 0;
    for (int i = from; i < to; i++) {
      int value = (int) Math.floor(samples[start + i] * 32767.0 + 0.5);
      int kept = Math.min(Math.max(value, Short.MIN_VALUE), Short.MAX_VALUE);
      cut += kept == value ? 0 : 1;
      rounded[at + i] = (short) kept;
    }
    return cut;
  }

  private void fade(float[] samples, int start, short[] rounded, int at, int index, double gain) {
    long value = Math.round(samples[start + index] * 32767.0 * gain);
    if (value > Short.MAX_VALUE || value < Short.MIN_VALUE) {
      clipped++;
    }
    rounded[at + index] = (short) Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
  }
}
