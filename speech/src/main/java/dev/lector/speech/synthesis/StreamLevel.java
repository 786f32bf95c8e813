package dev.lector.speech.synthesis;

import dev.lector.speech.audio.AudioFormat;
import dev.lector.speech.audio.Loudness;
import dev.lector.speech.audio.Segment;
import dev.lector.speech.audio.TruePeakLimiter;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.model.InferenceException;
import dev.lector.speech.model.VoiceEngine;
import dev.lector.speech.voice.VoiceChoice;
import org.jspecify.annotations.Nullable;

/**
 * Brings the sentences of a stream to a loudness by that of their voices, since the whole cannot be
 * measured before its first byte is sent.
 */
final class StreamLevel {
  /** More is noise, not speech. */
  private static final double MOST_GAIN_DB = 40;

  /** By how much another sample rate may exceed the peaks, dB. */
  private static final double RESAMPLING_DB = 0.5;

  private final VoiceEngine model;
  private final VoiceLoudness voices;
  private final AudioFormat format;
  private final @Nullable Loudness target;

  /**
   * A level.
   *
   * @param target {@code null} for as loud as it is said
   */
  StreamLevel(
      VoiceEngine model, VoiceLoudness voices, AudioFormat format, @Nullable Loudness target) {
    this.model = model;
    this.voices = voices;
    this.format = format;
    this.target = target;
  }

  /**
   * A sentence as loud as it is wanted.
   *
   * @param choice who says it
   * @param priority who waits for it
   */
  Segment of(Segment segment, VoiceChoice choice, Priority priority)
      throws InferenceException, InterruptedException {
    Loudness wanted = target;
    double loudness =
        wanted == null ? Double.NEGATIVE_INFINITY : voices.of(model, choice, priority);
    if (wanted == null || loudness == Double.NEGATIVE_INFINITY) {
      return segment;
    }
    double gain = Math.min(MOST_GAIN_DB, wanted.lufs() - loudness);
    Segment raised = segment.copiedLouder(Math.pow(10, gain / 20));
    boolean resampled = format.sampleRate(model.sampleRate()) != model.sampleRate();
    double overshoot = format.overshootDb() + (resampled ? RESAMPLING_DB : 0);
    new TruePeakLimiter(model.sampleRate(), wanted.truePeak() - overshoot).limit(raised.samples());
    return raised;
  }
}
