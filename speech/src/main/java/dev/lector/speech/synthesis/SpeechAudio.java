package dev.lector.speech.synthesis;

import dev.lector.speech.audio.AudioTimes;

/**
 * Finished audio in its file format.
 *
 * @param bytes the whole file
 * @param sampleRate Hz
 * @param channels 1 is mono
 * @param durationMs length, ms
 * @param times when sentences and words are heard
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes that go straight to the store; never compared
public record SpeechAudio(
    byte[] bytes, int sampleRate, int channels, long durationMs, AudioTimes times) {

  /** Audio of which nobody knows when its words are heard. */
  public SpeechAudio(byte[] bytes, int sampleRate, int channels, long durationMs) {
    this(bytes, sampleRate, channels, durationMs, AudioTimes.UNKNOWN);
  }
}
