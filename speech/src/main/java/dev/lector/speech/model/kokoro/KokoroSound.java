package dev.lector.speech.model.kokoro;

import java.util.Arrays;

/**
 * What the graph made of one row.
 *
 * @param samples mono, full scale is ±1
 * @param frames of {@value KokoroNetwork#SAMPLES_PER_FRAME} samples for each id; empty when the
 *     graph does not tell
 */
@SuppressWarnings("ArrayRecordComponent") // goes straight on; never compared
record KokoroSound(float[] samples, int[] frames) {

  /** The same without its last samples. */
  KokoroSound without(int count) {
    return new KokoroSound(Arrays.copyOf(samples, Math.max(0, samples.length - count)), frames);
  }
}
