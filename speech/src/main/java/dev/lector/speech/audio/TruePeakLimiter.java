package dev.lector.speech.audio;

import java.util.Arrays;

/**
 * Keeps the true peaks of audio below a ceiling: those of the waveform between the samples, too, as
 * ITU-R BS.1770-4, Annex 2 estimates them, by oversampling four times. Turns down smoothly and
 * {@value #AHEAD_MS} ms before a peak, and up again within about {@value #RELEASE_MS} ms. Each
 * stretch is limited by itself, so that a stretch always comes out the same. Safe for use by many
 * threads.
 */
public final class TruePeakLimiter {
  private static final int AHEAD_MS = 5;
  private static final int RELEASE_MS = 60;
  private static final int PHASES = 4;

  /** Samples on each side that a value between two is made of. */
  private static final int REACH = 12;

  /** What is left of the ceiling, since oversampling by four does not find the very peak. */
  private static final double MARGIN_DB = 0.1;

  private static final double[][] KERNELS = kernels();

  private final double ceiling;
  private final int ahead;
  private final double release;

  /**
   * A limiter for audio of one rate.
   *
   * @param sampleRate Hz
   * @param truePeak the ceiling, dBTP
   */
  public TruePeakLimiter(int sampleRate, double truePeak) {
    this.ceiling = Math.pow(10, (truePeak - MARGIN_DB) / 20);
    this.ahead = Math.max(1, sampleRate * AHEAD_MS / 1000);
    this.release = 1 - Math.exp(-1000.0 / RELEASE_MS / sampleRate);
  }

  /**
   * Limits a stretch, in place.
   *
   * @param samples full scale is ±1, louder ones included
   */
  public void limit(float[] samples) {
    double[] wanted = wanted(samples);
    if (wanted.length == 0) {
      return;
    }
    double[] gain = lowestAhead(wanted);
    for (int i = 1; i < gain.length; i++) {
      gain[i] = Math.min(gain[i], gain[i - 1] + (1 - gain[i - 1]) * release);
    }
    // A mean over as many as were looked ahead: each of them is low enough for the sample.
    double sum = gain[0] * (ahead + 1);
    for (int i = 0; i < samples.length; i++) {
      sum += gain[i] - gain[Math.max(0, i - ahead - 1)];
      samples[i] = (float) (samples[i] * sum / (ahead + 1));
    }
  }

  /** The gain that each sample can have at most; empty when all can stay as they are. */
  private double[] wanted(float[] samples) {
    double[] wanted = new double[0];
    for (int i = 0; i < samples.length; i++) {
      double near = Math.abs(samples[i]);
      double next = i + 1 < samples.length ? Math.abs(samples[i + 1]) : 0;
      double peak = near;
      // What is between two samples is hardly ever twice as loud as both.
      if (2 * Math.max(near, next) > ceiling) {
        for (double[] kernel : KERNELS) {
          peak = Math.max(peak, Math.abs(between(samples, i, kernel)));
        }
      }
      if (peak > ceiling) {
        if (wanted.length == 0) {
          wanted = new double[samples.length];
          Arrays.fill(wanted, 1);
        }
        wanted[i] = Math.min(wanted[i], ceiling / peak);
        if (i + 1 < samples.length) {
          wanted[i + 1] = ceiling / peak;
        }
      }
    }
    return wanted;
  }

  private static double between(float[] samples, int at, double[] kernel) {
    double sum = 0;
    int from = Math.max(0, at - REACH + 1);
    int to = Math.min(samples.length - 1, at + REACH);
    for (int i = from; i <= to; i++) {
      sum += samples[i] * kernel[i - at + REACH - 1];
    }
    return sum;
  }

  /** Of each sample the lowest of itself and the next {@link #ahead}. */
  private double[] lowestAhead(double[] wanted) {
    double[] lowest = new double[wanted.length];
    int[] queue = new int[wanted.length];
    int head = 0;
    int tail = 0;
    int next = 0;
    for (int i = 0; i < wanted.length; i++) {
      while (next < wanted.length && next <= i + ahead) {
        while (tail > head && wanted[queue[tail - 1]] >= wanted[next]) {
          tail--;
        }
        queue[tail] = next;
        tail++;
        next++;
      }
      while (queue[head] < i) {
        head++;
      }
      lowest[i] = wanted[queue[head]];
    }
    return lowest;
  }

  /** Windowed sincs for a quarter, a half and three quarters of the way to the next sample. */
  private static double[][] kernels() {
    double[][] kernels = new double[PHASES - 1][2 * REACH];
    for (int phase = 1; phase < PHASES; phase++) {
      for (int i = 0; i < 2 * REACH; i++) {
        double x = i - REACH + 1 - (double) phase / PHASES;
        double window = 0.5 + 0.5 * Math.cos(Math.PI * x / REACH);
        kernels[phase - 1][i] = window * Math.sin(Math.PI * x) / (Math.PI * x);
      }
    }
    return kernels;
  }
}
