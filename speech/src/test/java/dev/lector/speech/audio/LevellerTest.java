package dev.lector.speech.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Recordings at a loudness, where it can be had and where it cannot. */
class LevellerTest {
  private static final int RATE = 22_050;

  @Test
  void noiseIsNotRaisedForALoudnessThatThePeaksForbid() {
    short[] noise = noise(0.001);
    Leveller leveller = new Leveller(new Loudness(-8, -9), RATE, 0);
    leveller.add(tone(0.1));
    leveller.add(noise);

    List<short[]> levelled = leveller.levelled();

    // 15 dB are missing at first, and the tone has room for 11.
    assertThat(raised(noise, levelled.get(1))).isBetween(11.0, 20.0);
  }

  @Test
  void aRecordingThatIsLimitedAsItIsBecomesAsSoftAsItIsWanted() {
    Leveller leveller = new Leveller(new Loudness(-20, -9), RATE, 0);
    leveller.add(tone(0.9));

    LoudnessMeter meter = new LoudnessMeter(RATE);
    for (short[] part : leveller.levelled()) {
      float[] samples = new float[part.length];
      for (int i = 0; i < part.length; i++) {
        samples[i] = part[i] / 32_768f;
      }
      meter.add(samples);
    }

    assertThat(meter.integrated()).isBetween(-20.2, -19.8);
  }

  private static short[] tone(double peak) {
    short[] tone = new short[3 * RATE];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (short) (peak * Short.MAX_VALUE * Math.sin(2 * Math.PI * 1_000 * i / RATE));
    }
    return tone;
  }

  private static short[] noise(double deviation) {
    Random random = new Random(1);
    short[] noise = new short[3 * RATE];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (short) (deviation * Short.MAX_VALUE * random.nextGaussian());
    }
    return noise;
  }

  /** By how much noise was made louder, dB. */
  private static double raised(short[] before, short[] after) {
    return 10 * Math.log10(power(after) / power(before));
  }

  private static double power(short[] samples) {
    double sum = 0;
    for (short sample : samples) {
      sum += (double) sample * sample;
    }
    return sum;
  }
}
