package dev.lector.speech.synthesis;

import dev.lector.speech.audio.TimedWord;
import java.util.List;

/**
 * Finished audio in its file format.
 *
 * @param bytes the whole file
 * @param sampleRate Hz
 * @param channels 1 is mono
 * @param durationMs length, ms
 * @param words when each word is heard; empty where the engine does not tell
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes that go straight to the store; never compared
public record SpeechAudio(
    byte[] bytes, int sampleRate, int channels, long durationMs, List<TimedWord> words) {

  /** Keeps an unmodifiable copy of the words. */
  public SpeechAudio {
    words = List.copyOf(words);
  }

  /** Audio of which nobody knows when its words are heard. */
  public SpeechAudio(byte[] bytes, int sampleRate, int channels, long durationMs) {
    this(bytes, sampleRate, channels, durationMs, List.of());
  }
}
