package dev.lector.bench.quality;

import java.util.ArrayList;
import java.util.List;

/**
 * Integrated loudness of mono sound in LUFS, after ITU-R BS.1770-4: two filters for how ears weigh
 * frequencies, mean squares of blocks of 400 ms that overlap by three quarters, and two gates. The
 * filters are given there for 48 kHz; for other rates they are made from the analogue ones behind
 * them (B. De Man, "Evaluation of implementations of the EBU R128 loudness measurement", 2018).
 */
final class Loudness {
  private static final double ABSOLUTE_GATE = -70;
  private static final double RELATIVE_GATE = -10;
  private static final double OFFSET = -0.691;

  private Loudness() {}

  /**
   * Measures.
   *
   * @param samples full scale is ±1
   * @param rate Hz
   * @return negative infinity where nothing is above the gate
   */
  static double of(float[] samples, int rate) {
    double[] heard = filtered(filtered(toDoubles(samples), shelf(rate)), highPass(rate));
    int block = (int) Math.round(0.4 * rate);
    int step = block / 4;
    List<Double> powers = new ArrayList<>();
    for (int from = 0; from + block <= heard.length; from += step) {
      double sum = 0;
      for (int i = from; i < from + block; i++) {
        sum += heard[i] * heard[i];
      }
      powers.add(sum / block);
    }
    List<Double> loud = above(powers, ABSOLUTE_GATE);
    return lufs(mean(above(loud, lufs(mean(loud)) + RELATIVE_GATE)));
  }

  private static List<Double> above(List<Double> powers, double gate) {
    return powers.stream().filter(power -> lufs(power) > gate).toList();
  }

  private static double mean(List<Double> powers) {
    return powers.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private static double lufs(double power) {
    return OFFSET + 10 * Math.log10(power);
  }

  private static double[] toDoubles(float[] samples) {
    double[] doubles = new double[samples.length];
    for (int i = 0; i < samples.length; i++) {
      doubles[i] = samples[i];
    }
    return doubles;
  }

  /** Coefficients b0, b1, b2, a1, a2: what the head does to high frequencies. */
  private static double[] shelf(int rate) {
    double gain = Math.pow(10, 3.999843853973347 / 20);
    double quality = 0.7071752369554196;
    double k = Math.tan(Math.PI * 1681.974450955533 / rate);
    double band = Math.pow(gain, 0.4996667741545416);
    double scale = 1 + k / quality + k * k;
    return new double[] {
      (gain + band * k / quality + k * k) / scale,
      2 * (k * k - gain) / scale,
      (gain - band * k / quality + k * k) / scale,
      2 * (k * k - 1) / scale,
      (1 - k / quality + k * k) / scale
    };
  }

  /** The same: low frequencies count less. */
  private static double[] highPass(int rate) {
    double quality = 0.5003270373238773;
    double k = Math.tan(Math.PI * 38.13547087602444 / rate);
    double scale = 1 + k / quality + k * k;
    return new double[] {1, -2, 1, 2 * (k * k - 1) / scale, (1 - k / quality + k * k) / scale};
  }

  private static double[] filtered(double[] in, double[] c) {
    double[] out = new double[in.length];
    double x1 = 0;
    double x2 = 0;
    double y1 = 0;
    double y2 = 0;
    for (int i = 0; i < in.length; i++) {
      double y = c[0] * in[i] + c[1] * x1 + c[2] * x2 - c[3] * y1 - c[4] * y2;
      x2 = x1;
      x1 = in[i];
      y2 = y1;
      y1 = y;
      out[i] = y;
    }
    return out;
  }
}
