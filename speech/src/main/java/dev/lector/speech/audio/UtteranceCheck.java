package dev.lector.speech.audio;

import java.util.Locale;

/**
 * Refuses what a model sometimes makes instead of speech, before anybody hears it.
 *
 * <p>The bounds are far outside of real speech (about 80 ms a phoneme at pace 1.0), so that only a
 * broken result fails: at least {@value #MIN_MS_PER_PHONEME} ms and at most {@value
 * #MAX_MS_PER_PHONEME} ms a phoneme and {@value #MAX_EXTRA_MS} ms more, and somewhere a frame of 20
 * ms with an RMS of at least {@value #MIN_LOUDEST_RMS} (-46 dBFS).
 *
 * @param sampleRate Hz
 */
public record UtteranceCheck(int sampleRate) {
  private static final double MIN_MS_PER_PHONEME = 10;
  private static final double MAX_MS_PER_PHONEME = 500;
  private static final double MAX_EXTRA_MS = 2_000;
  private static final double MIN_LOUDEST_RMS = 0.005;
  private static final int FRAME_MS = 20;

  /**
   * Checks one utterance.
   *
   * @param samples mono, full scale is ±1
   * @param phonemes how many phonemes it says
   * @param lengthScale factor on the model's durations; 2.0 is twice as slow
   * @throws UnsoundAudioException when it is not speech
   */
  public void verify(float[] samples, int phonemes, double lengthScale)
      throws UnsoundAudioException {
    double ms = samples.length * 1000.0 / sampleRate;
    double shortest = MIN_MS_PER_PHONEME * phonemes * lengthScale;
    double longest = (MAX_MS_PER_PHONEME * phonemes + MAX_EXTRA_MS) * lengthScale;
    if (ms < shortest || ms > longest) {
      throw new UnsoundAudioException(
          String.format(
              Locale.ROOT,
              "the model made %.0f ms of audio for %d phonemes, where %.0f to %.0f ms are plausible",
              ms,
              phonemes,
              shortest,
              longest));
    }
    double loudest = loudestFrameRms(samples);
    if (loudest < MIN_LOUDEST_RMS) {
      throw new UnsoundAudioException("the model made silence for " + phonemes + " phonemes");
    }
  }

  private double loudestFrameRms(float[] samples) throws UnsoundAudioException {
    int frame = Math.max(1, sampleRate * FRAME_MS / 1000);
    double loudest = 0;
    for (int start = 0; start < samples.length; start += frame) {
      int end = Math.min(samples.length, start + frame);
      double energy = 0;
      for (int i = start; i < end; i++) {
        energy += (double) samples[i] * samples[i];
      }
      // A NaN or an infinity anywhere makes the sum one too.
      if (!Double.isFinite(energy)) {
        throw new UnsoundAudioException("the model made samples that are not finite numbers");
      }
      loudest = Math.max(loudest, Math.sqrt(energy / (end - start)));
    }
    return loudest;
  }
}
