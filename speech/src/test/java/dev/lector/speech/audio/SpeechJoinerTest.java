package dev.lector.speech.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeechJoinerTest {
  private static final int RATE = 16_000;

  @Test
  void theSilenceOfTheModelGivesWayToThePauseOfTheText() throws Exception {
    SpeechJoiner joiner = new SpeechJoiner(RATE);
    joiner.add(segment(toneWithin(4_000, 8_000, 6_000), 400));
    joiner.add(segment(toneWithin(1_000, 8_000, 9_000), 0));
    short[] samples = samples(joiner.toWav());

    int firstEnd = lastSound(samples, 0, samples.length / 2);
    int secondStart = firstSound(samples, firstEnd + 1);
    assertThat((secondStart - firstEnd) * 1000.0 / RATE).isCloseTo(400, within(15.0));
    assertThat(firstSound(samples, 0) * 1000.0 / RATE).isBetween(50.0, 90.0);
    assertThat((samples.length - lastSound(samples, 0, samples.length)) * 1000.0 / RATE)
        .isBetween(100.0, 140.0);
  }

  @Test
  void jointsDoNotClick() throws Exception {
    // A loud tone up to the very edges: cut anywhere, it would jump.
    SpeechJoiner joiner = new SpeechJoiner(RATE);
    for (int i = 0; i < 5; i++) {
      joiner.add(segment(toneWithin(0, 3_001 + 7 * i, 0), i));
    }
    short[] samples = samples(joiner.toWav());

    // The steepest step of the tone itself: amplitude * 2 pi f / rate.
    double steepest = 0.9 * 32_767 * 2 * Math.PI * 200 / RATE;
    for (int i = 1; i < samples.length; i++) {
      assertThat((double) Math.abs(samples[i] - samples[i - 1])).isLessThan(1.2 * steepest);
    }
  }

  @Test
  void whatIsTooLoudIsCutAndCountedAndNeverWrapsAround() throws Exception {
    float[] loud = new float[1_600];
    for (int i = 0; i < loud.length; i++) {
      loud[i] = i < 800 ? 1.5f : -1.5f;
    }
    SpeechJoiner joiner = new SpeechJoiner(RATE);
    joiner.add(segment(loud, 0));
    long clipped = joiner.clippedSamples();
    short[] samples = samples(joiner.toWav());

    assertThat(clipped).isBetween(1_400L, 1_600L);
    assertThat(samples[RATE * 50 / 1000 + 400]).isEqualTo(Short.MAX_VALUE);
    assertThat(samples[RATE * 50 / 1000 + 1_200]).isEqualTo(Short.MIN_VALUE);
  }

  @Test
  void anUtteranceOfNothingIsOnlySilence() throws Exception {
    SpeechJoiner joiner = new SpeechJoiner(RATE);
    joiner.add(segment(new float[0], 100));
    joiner.add(segment(new float[1], 0));

    assertThat(samples(joiner.toWav())).containsOnly(0);
  }

  @Test
  void theHeaderSaysHowMuchThereIs() throws Exception {
    SpeechJoiner joiner = new SpeechJoiner(RATE);
    joiner.add(segment(toneWithin(0, RATE, 0), 0));
    byte[] wav = joiner.toWav();

    WavHeader header = WavHeader.read(new ByteArrayInputStream(wav));
    assertThat(header).isEqualTo(new WavHeader(RATE, 1, 16, wav.length - WavHeader.BYTES));
    assertThat(header.durationMs()).isEqualTo(1_150);
  }

  private static float[] toneWithin(int before, int length, int after) {
    float[] samples = new float[before + length + after];
    for (int i = 0; i < length; i++) {
      samples[before + i] = (float) (0.9 * Math.cos(2 * Math.PI * 200 * i / RATE));
    }
    return samples;
  }

  private static short[] samples(byte[] wav) {
    short[] samples = new short[(wav.length - WavHeader.BYTES) / 2];
    ByteBuffer.wrap(wav, WavHeader.BYTES, wav.length - WavHeader.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asShortBuffer()
        .get(samples);
    return samples;
  }

  private static int firstSound(short[] samples, int from) {
    int i = from;
    while (Math.abs(samples[i]) < 100) {
      i++;
    }
    return i;
  }

  private static int lastSound(short[] samples, int from, int to) {
    int i = to - 1;
    while (i > from && Math.abs(samples[i]) < 100) {
      i--;
    }
    return i;
  }

  private static Segment segment(float[] samples, int pauseAfterMs) {
    return new Segment("", samples, RATE, List.of(), pauseAfterMs);
  }
}
