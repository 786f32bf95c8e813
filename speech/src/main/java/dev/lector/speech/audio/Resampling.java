package dev.lector.speech.audio;

/** What changes sample rates; one is named in {@code META-INF/services}. */
public interface Resampling {
  /**
   * Begins a recording.
   *
   * @param from Hz of the samples
   * @param to Hz wanted
   * @throws EncoderFailedException when it is not there on this machine
   */
  Resampler open(int from, int to);
}
