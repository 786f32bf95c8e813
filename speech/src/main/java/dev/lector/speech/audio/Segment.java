package dev.lector.speech.audio;

import java.util.List;

/**
 * A stretch of speech: what is made, checked, joined and timed in one piece.
 *
 * @param words text as spoken that it says
 * @param samples mono, full scale is ±1; with whatever silence the engine put around the speech
 * @param sampleRate Hz
 * @param times of the words, in order; empty where the engine does not tell durations
 * @param pauseAfterMs what is to be heard as silence before the next segment, ms
 */
@SuppressWarnings("ArrayRecordComponent") // goes straight on; never compared
public record Segment(
    String words, float[] samples, int sampleRate, List<WordTime> times, int pauseAfterMs) {

  /** Keeps an unmodifiable copy of the times. */
  public Segment {
    times = List.copyOf(times);
  }

  /** The same with a pause after it, ms. */
  public Segment followedBy(int pauseMs) {
    return new Segment(words, samples, sampleRate, times, pauseMs);
  }
}
