package dev.lector.speech.audio;

/**
 * Where the sound of an utterance is, without the silence that models put before and after it.
 *
 * @param start first sample
 * @param end one past the last sample
 */
record SpeechSpan(int start, int end) {
  private static final int FRAME_MS = 5;
  // A frame counts as sound when it is within 34 dB of the loudest one. The floor keeps a model's
  // noise out when the
  // whole utterance is faint.
  private static final double RELATIVE_FLOOR = 0.02;
  private static final double ABSOLUTE_FLOOR = 0.001;

  /**
   * Finds the sound.
   *
   * @param marginMs kept on both sides where there is as much: weak consonants ("f", "th") start
   *     and end words below the floor
   */
  static SpeechSpan find(float[] samples, int sampleRate, int marginMs) {
    int frame = Math.max(1, sampleRate * FRAME_MS / 1000);
    int frames = (samples.length + frame - 1) / frame;
    double loudest = 0;
    double[] rms = new double[frames];
    for (int f = 0; f < frames; f++) {
      int end = Math.min(samples.length, (f + 1) * frame);
      double energy = 0;
      for (int i = f * frame; i < end; i++) {
        energy += (double) samples[i] * samples[i];
      }
      rms[f] = Math.sqrt(energy / (end - f * frame));
      loudest = Math.max(loudest, rms[f]);
    }
    double floor = Math.max(ABSOLUTE_FLOOR, RELATIVE_FLOOR * loudest);
    int first = 0;
    while (first < frames && rms[first] < floor) {
      first++;
    }
    if (first == frames) {
      return new SpeechSpan(0, samples.length);
    }
    int last = frames - 1;
    while (rms[last] < floor) {
      last--;
    }
    int margin = sampleRate * marginMs / 1000;
    return new SpeechSpan(
        Math.max(0, first * frame - margin), Math.min(samples.length, (last + 1) * frame + margin));
  }

  int length() {
    return end - start;
  }
}
