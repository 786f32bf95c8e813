package dev.lector.speech.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeechJoinerTest {
  private static final int RATE = 16_000;

  private final SpeechJoiner joiner =
      new SpeechJoiner(RATE, Duration.ofSeconds(10), Long.MAX_VALUE, 0);

  @Test
  void theSilenceOfTheModelGivesWayToThePauseOfTheText() throws Exception {
    List<Segment> segments = new ArrayList<>();
    segments.add(segment(toneWithin(4_000, 8_000, 6_000), 400));
    segments.add(segment(toneWithin(1_000, 8_000, 9_000), 0));
    short[] samples = joined(segments);

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
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      segments.add(segment(toneWithin(0, 3_001 + 7 * i, 0), i));
    }
    short[] samples = joined(segments);

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
    List<Segment> segments = new ArrayList<>();
    segments.add(segment(loud, 0));
    short[] samples = joined(segments);

    assertThat(joiner.clippedSamples()).isBetween(1_400L, 1_600L);
    assertThat(samples[RATE * 50 / 1000 + 400]).isEqualTo(Short.MAX_VALUE);
    assertThat(samples[RATE * 50 / 1000 + 1_200]).isEqualTo(Short.MIN_VALUE);
  }

  @Test
  void anUtteranceOfNothingIsOnlySilence() throws Exception {
    List<Segment> segments = new ArrayList<>();
    segments.add(segment(new float[0], 100));
    segments.add(segment(new float[1], 0));

    assertThat(joined(segments)).containsOnly(0);
  }

  @Test
  void placesOfASegmentAreFoundInTheRecording() throws Exception {
    SpeechJoiner.Joined first = joiner.add(segment(toneWithin(4_000, 8_000, 6_000), 400));
    SpeechJoiner.Joined second = joiner.add(segment(toneWithin(1_040, 8_000, 9_000), 0));

    // 50 ms of silence, and 30 ms that are kept before the tone.
    assertThat(first.place(4_000)).isEqualTo(RATE * 80 / 1000);
    assertThat(first.place(0)).as("what is cut off").isEqualTo(RATE * 50 / 1000);
    assertThat(second.place(1_040) - first.place(12_000)).isEqualTo(RATE * 400 / 1000);
    assertThat(second.place(18_040)).isEqualTo(joiner.frames());
  }

  private static float[] toneWithin(int before, int length, int after) {
    float[] samples = new float[before + length + after];
    for (int i = 0; i < length; i++) {
      samples[before + i] = (float) (0.9 * Math.cos(2 * Math.PI * 200 * i / RATE));
    }
    return samples;
  }

  private short[] joined(List<Segment> segments) throws Exception {
    ShortBuffer samples = ShortBuffer.allocate(10 * RATE);
    for (Segment segment : segments) {
      samples.put(joiner.add(segment).samples());
    }
    samples.put(joiner.end());
    assertThat(joiner.frames()).isEqualTo(samples.position());
    return Arrays.copyOf(samples.array(), samples.position());
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
    return new Segment("", samples, RATE, List.of()).at(0, pauseAfterMs);
  }
}
