package dev.lector.speech.audio;

import java.util.ArrayList;
import java.util.List;

/**
 * Brings a recording to a loudness: all of it is measured, then made louder or softer by one
 * factor, and its peaks limited. What limiting takes from the loudness is made up for, as long as
 * that is worth it. Holds the samples of the whole. For one recording and one thread at a time.
 */
final class Leveller {
  /** More is noise, not speech. */
  private static final double MOST_GAIN_DB = 40;

  /** What a round is to bring of what it adds, or it was the last. */
  private static final double WORTH_IT = 0.25;

  private static final int ROUNDS = 6;
  private static final double CLOSE_LU = 0.1;
  private static final float FULL_SCALE = 32_768;

  private final Loudness target;
  private final int sampleRate;
  private final TruePeakLimiter limiter;
  private final List<short[]> parts = new ArrayList<>();

  /**
   * Begins a recording.
   *
   * @param sampleRate Hz
   * @param overshoot by how much what decodes the file exceeds peaks, dB
   */
  Leveller(Loudness target, int sampleRate, double overshoot) {
    this.target = target;
    this.sampleRate = sampleRate;
    this.limiter = new TruePeakLimiter(sampleRate, target.truePeak() - overshoot);
  }

  /**
   * Takes the next samples.
   *
   * @param samples 16-bit mono; a part begins and ends in silence or near it
   */
  void add(short[] samples) {
    parts.add(samples);
  }

  /** All of it at the target, in the parts that were added. */
  List<short[]> levelled() {
    double gain = 0;
    double loudness = loudness(gain);
    if (loudness == Double.NEGATIVE_INFINITY) {
      return parts;
    }
    for (int round = 0; round < ROUNDS && Math.abs(target.lufs() - loudness) > CLOSE_LU; round++) {
      double added = Math.min(MOST_GAIN_DB - gain, target.lufs() - loudness);
      double before = loudness;
      gain += added;
      loudness = loudness(gain);
      if (added >= 0 && loudness - before < WORTH_IT * added) {
        // The limiter took most of it: more would raise noise and pauses, hardly the speech.
        break;
      }
    }
    List<short[]> levelled = new ArrayList<>();
    for (short[] part : parts) {
      levelled.add(rounded(raised(part, gain)));
    }
    return levelled;
  }

  private double loudness(double gainDb) {
    LoudnessMeter meter = new LoudnessMeter(sampleRate);
    parts.forEach(part -> meter.add(raised(part, gainDb)));
    return meter.integrated();
  }

  private float[] raised(short[] part, double gainDb) {
    double factor = Math.pow(10, gainDb / 20) / FULL_SCALE;
    float[] raised = new float[part.length];
    for (int i = 0; i < part.length; i++) {
      raised[i] = (float) (part[i] * factor);
    }
    limiter.limit(raised);
    return raised;
  }

  private static short[] rounded(float[] samples) {
    short[] rounded = new short[samples.length];
    for (int i = 0; i < samples.length; i++) {
      long value = Math.round(samples[i] * (double) FULL_SCALE);
      rounded[i] = (short) Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return rounded;
  }
}
