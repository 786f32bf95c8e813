package dev.lector.speech.model.kokoro;

/**
 * How far two sounds of 16 bits are apart: mean difference of their log spectra, in frames of 1024
 * samples. What the rounding to 16 bits adds to each bin, some 2e-4, must not count.
 */
final class LogSpectrum {
  private static final int SIZE = 1024;
  private static final int HOP = 256;
  private static final double FLOOR = 1e-3;

  private LogSpectrum() {}

  /** Mean of {@code |log(|A| + 1e-3) - log(|B| + 1e-3)|}; both have as many samples. */
  static double distance(float[] a, float[] b) {
    double sum = 0;
    long count = 0;
    for (int at = -SIZE / 2; at + SIZE / 2 <= a.length; at += HOP) {
      double[] one = magnitudes(a, at);
      double[] other = magnitudes(b, at);
      for (int i = 0; i < one.length; i++) {
        sum += Math.abs(Math.log(one[i] + FLOOR) - Math.log(other[i] + FLOOR));
      }
      count += one.length;
    }
    return sum / count;
  }

  private static double[] magnitudes(float[] samples, int at) {
    double[] re = new double[SIZE];
    double[] im = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      int from = at + i;
      double sample = from < 0 || from >= samples.length ? 0 : samples[from];
      re[Integer.reverse(i) >>> (32 - 10)] =
          sample * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / SIZE));
    }
    for (int half = 1; half < SIZE; half *= 2) {
      for (int k = 0; k < half; k++) {
        double cos = Math.cos(-Math.PI * k / half);
        double sin = Math.sin(-Math.PI * k / half);
        for (int i = k; i < SIZE; i += 2 * half) {
          double r = cos * re[i + half] - sin * im[i + half];
          double m = cos * im[i + half] + sin * re[i + half];
          re[i + half] = re[i] - r;
          im[i + half] = im[i] - m;
          re[i] += r;
          im[i] += m;
        }
      }
    }
    double[] magnitudes = new double[SIZE / 2 + 1];
    for (int i = 0; i < magnitudes.length; i++) {
      magnitudes[i] = Math.hypot(re[i], im[i]);
    }
    return magnitudes;
  }
}
