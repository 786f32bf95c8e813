package dev.lector.speech.audio;

import java.util.List;

/**
 * A stretch of speech: what is made, checked, joined and timed in one piece.
 *
 * @param sentence which of the script's sentences it says, from 0
 * @param words text as spoken of it
 * @param samples mono, full scale is ±1; with whatever silence the engine put around the speech
 * @param sampleRate Hz
 * @param times of the words, in order; empty where the engine does not tell durations
 * @param pauseAfterMs what is to be heard as silence before the next segment, ms
 */
@SuppressWarnings("ArrayRecordComponent") // goes straight on; never compared
public record Segment(
    int sentence,
    String words,
    float[] samples,
    int sampleRate,
    List<WordTime> times,
    int pauseAfterMs) {

  /** Keeps an unmodifiable copy of the times. */
  public Segment {
    times = List.copyOf(times);
  }

  /** Speech of which nobody said yet where it stands. */
  public Segment(String words, float[] samples, int sampleRate, List<WordTime> times) {
    this(0, words, samples, sampleRate, times, 0);
  }

  /**
   * The same at another volume.
   *
   * @param factor on the amplitude
   */
  public Segment louder(double factor) {
    return factor == 1 ? this : copiedLouder(factor);
  }

  /** The same with samples of its own. */
  public Segment copiedLouder(double factor) {
    float[] scaled = new float[samples.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (samples[i] * factor);
    }
    return new Segment(sentence, words, scaled, sampleRate, times, pauseAfterMs);
  }

  /**
   * The same at its place in a script.
   *
   * @param index of its sentence, from 0
   * @param pauseMs silence after it, ms
   */
  public Segment at(int index, int pauseMs) {
    return new Segment(index, words, samples, sampleRate, times, pauseMs);
  }
}
