package dev.lector.speech.audio;

import java.util.ArrayList;
import java.util.List;

/**
 * Measures the integrated loudness of mono audio. Source: ITU-R BS.1770-4, Annex 1: K-weighting,
 * blocks of 400 ms that overlap by three quarters, and the gates at -70 LUFS and 10 LU below what
 * passes that. For one recording and one thread at a time.
 *
 * <p>The recommendation gives its filters for 48 kHz. Here they are designed for any rate from the
 * analogue prototypes that those are the bilinear transforms of: a shelf and a high-pass.
 */
public final class LoudnessMeter {
  private static final double OFFSET = -0.691;
  private static final double ABSOLUTE_GATE = -70;
  private static final double RELATIVE_GATE = -10;

  /** A block has so many steps of 100 ms. */
  private static final int STEPS = 4;

  private static final double SHELF_HZ = 1681.974450955533;
  private static final double SHELF_DB = 3.999843853973347;
  private static final double SHELF_Q = 0.7071752369554196;
  private static final double SHELF_BAND = 0.4996667741545416;
  private static final double HIGH_PASS_HZ = 38.13547087602444;
  private static final double HIGH_PASS_Q = 0.5003270373238773;

  private final Biquad shelf;
  private final Biquad highPass;
  private final int step;

  /** Energy of each step, a sum of squares. */
  private final List<Double> steps = new ArrayList<>();

  private double energy;
  private int inStep;

  /**
   * Begins a recording.
   *
   * @param sampleRate Hz
   */
  public LoudnessMeter(int sampleRate) {
    this.step = sampleRate / 10;
    double k = Math.tan(Math.PI * SHELF_HZ / sampleRate);
    double high = Math.pow(10, SHELF_DB / 20);
    double band = Math.pow(high, SHELF_BAND);
    double a0 = 1 + k / SHELF_Q + k * k;
    this.shelf =
        new Biquad(
            (high + band * k / SHELF_Q + k * k) / a0,
            2 * (k * k - high) / a0,
            (high - band * k / SHELF_Q + k * k) / a0,
            2 * (k * k - 1) / a0,
            (1 - k / SHELF_Q + k * k) / a0);
    double p = Math.tan(Math.PI * HIGH_PASS_HZ / sampleRate);
    double b0 = 1 + p / HIGH_PASS_Q + p * p;
    this.highPass = new Biquad(1, -2, 1, 2 * (p * p - 1) / b0, (1 - p / HIGH_PASS_Q + p * p) / b0);
  }

  /**
   * Takes the next samples.
   *
   * @param samples full scale is ±1
   */
  public void add(float[] samples) {
    for (float sample : samples) {
      double weighted = highPass.filter(shelf.filter(sample));
      energy += weighted * weighted;
      inStep++;
      if (inStep == step) {
        steps.add(energy);
        energy = 0;
        inStep = 0;
      }
    }
  }

  /**
   * The loudness of all that was added. What is shorter than a block counts as one.
   *
   * @return LUFS; negative infinity of silence
   */
  public double integrated() {
    double[] blocks = blocks();
    double gate = Math.pow(10, (ABSOLUTE_GATE - OFFSET) / 10);
    double heard = meanAbove(blocks, gate);
    double all = meanAbove(blocks, Math.max(gate, heard * Math.pow(10, RELATIVE_GATE / 10)));
    return all == 0 ? Double.NEGATIVE_INFINITY : OFFSET + 10 * Math.log10(all);
  }

  /** The mean square of each block. */
  private double[] blocks() {
    if (steps.size() < STEPS) {
      int length = steps.size() * step + inStep;
      double sum = energy + steps.stream().mapToDouble(Double::doubleValue).sum();
      return length == 0 ? new double[0] : new double[] {sum / length};
    }
    double[] blocks = new double[steps.size() - STEPS + 1];
    for (int i = 0; i < blocks.length; i++) {
      double sum = 0;
      for (int j = 0; j < STEPS; j++) {
        sum += steps.get(i + j);
      }
      blocks[i] = sum / (STEPS * step);
    }
    return blocks;
  }

  private static double meanAbove(double[] blocks, double gate) {
    double sum = 0;
    int count = 0;
    for (double block : blocks) {
      if (block > gate) {
        sum += block;
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  /** A filter of the second order, in the transposed direct form II. */
  private static final class Biquad {
    private final double b0;
    private final double b1;
    private final double b2;
    private final double a1;
    private final double a2;
    private double z1;
    private double z2;

    Biquad(double b0, double b1, double b2, double a1, double a2) {
      this.b0 = b0;
      this.b1 = b1;
      this.b2 = b2;
      this.a1 = a1;
      this.a2 = a2;
    }

    double filter(double x) {
      double y = b0 * x + z1;
      z1 = b1 * x - a1 * y + z2;
      z2 = b2 * x - a2 * y;
      return y;
    }
  }
}
