package dev.lector.speech.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

/** What is to be heard in a file of {@link Recorded}. */
final class Tones {
  /** 50 ms of silence, both tones with the pause between them, 100 ms of silence. */
  static final double SECONDS = 0.05 + 1.2345 + 0.7771 + 0.1;

  private static final double LOUD = 0.4 * Short.MAX_VALUE;

  private Tones() {}

  /**
   * Checks length, both tones at their places, and silence at both ends.
   *
   * @param added most samples that the codec may put before and behind
   */
  static void check(short[] samples, int rate, int added) {
    double expected = SECONDS * rate;
    assertThat(samples.length - expected)
        .as("samples too many")
        .isBetween(-rate / 200.0, added + rate / 200.0);
    int first = first(samples);
    int last = last(samples);
    assertThat(first)
        .as("start of sound")
        .isBetween((int) (0.045 * rate), (int) (0.06 * rate) + added);
    int behind = first - (int) (0.05 * rate);
    assertThat(last - behind)
        .as("end of sound")
        .isBetween((int) ((SECONDS - 0.115) * rate), (int) ((SECONDS - 0.09) * rate));
    tone(samples, rate, 300, behind + (int) (0.3 * rate));
    tone(samples, rate, 500, behind + (int) (1.6 * rate));
    // A click is louder than what a codec lets through of the silence.
    assertThat(loudest(samples, 0, rate / 50)).as("click at the start").isLessThan(300);
    assertThat(loudest(samples, samples.length - rate / 50, samples.length))
        .as("click at the end")
        .isLessThan(300);
  }

  private static int first(short[] samples) {
    int at = 0;
    while (Math.abs(samples[at]) < LOUD / 4) {
      at++;
    }
    return at;
  }

  private static int last(short[] samples) {
    int at = samples.length - 1;
    while (Math.abs(samples[at]) < LOUD / 4) {
      at--;
    }
    return at;
  }

  private static int loudest(short[] samples, int from, int to) {
    int loudest = 0;
    for (short sample : Arrays.copyOfRange(samples, from, to)) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    return loudest;
  }

  /** Fits sine and cosine to a fifth of a second. */
  private static void tone(short[] samples, int rate, int hertz, int from) {
    int count = rate / 5;
    double sine = 0;
    double cosine = 0;
    double power = 0;
    for (int i = 0; i < count; i++) {
      double phase = 2 * Math.PI * hertz * i / rate;
      sine += samples[from + i] * Math.sin(phase);
      cosine += samples[from + i] * Math.cos(phase);
      power += (double) samples[from + i] * samples[from + i];
    }
    double amplitude = 2 * Math.hypot(sine, cosine) / count;
    assertThat(amplitude / LOUD).as("%d Hz", hertz).isBetween(0.8, 1.2);
    double share = amplitude * amplitude / 2 * count / power;
    assertThat(share).as("purity of %d Hz", hertz).isGreaterThan(0.85);
  }
}
