package dev.lector.speech.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AudioEncoderTest {
  private static final int RATE = 16_000;

  private final AudioEncoder encoder =
      new AudioEncoder(new WavFormat(), RATE, Duration.ofSeconds(10));

  @Test
  void aStreamIsTheFileButForTheLengthInItsHeader() throws Exception {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.writeBytes(encoder.header());
    stream.writeBytes(encoder.add(tone(8_000, 300)));
    stream.writeBytes(encoder.add(tone(4_000, 0)));
    stream.writeBytes(encoder.end());
    byte[] sent = stream.toByteArray();
    byte[] header = encoder.header();

    WavHeader known = WavHeader.read(new ByteArrayInputStream(header));
    assertThat(known).isEqualTo(new WavHeader(RATE, 1, 16, sent.length - WavHeader.BYTES));
    assertThat(known.durationMs()).isEqualTo(encoder.durationMs()).isEqualTo(1_140);
    WavHeader unknown = WavHeader.read(new ByteArrayInputStream(sent));
    assertThat(unknown).isEqualTo(new WavHeader(RATE, 1, 16, 0xFFFF_FFFFL));
    assertThat(Arrays.copyOfRange(sent, 4, 8)).containsOnly(0xFF);
    assertThat(Arrays.copyOfRange(sent, 8, 40)).isEqualTo(Arrays.copyOfRange(header, 8, 40));
  }

  @Test
  void wordsAreTimedInTheRecording() throws Exception {
    Segment said =
        new Segment(
            "so it goes",
            tone(8_000, 500).samples(),
            RATE,
            List.of(new WordTime(0, 2, 0, 1_600), new WordTime(6, 10, 4_000, 8_000)));
    encoder.add(said.at(0, 500));
    encoder.add(said.at(2, 0));
    encoder.end();

    // Each is heard after 50 ms of silence, or after the first 500 ms and its pause less the
    // margins.
    assertThat(encoder.times().words())
        .containsExactly(
            new TimedWord(0, 0, 2, 50, 150),
            new TimedWord(0, 6, 10, 300, 550),
            new TimedWord(2, 0, 2, 990, 1_090),
            new TimedWord(2, 6, 10, 1_240, 1_490));
  }

  @Test
  void sentencesAreTimedWhetherOrNotTheEngineTellsDurations() throws Exception {
    encoder.add(tone(8_000, 500));
    encoder.add(tone(4_000, 0).at(2, 0));
    encoder.end();

    assertThat(encoder.times().words()).isEmpty();
    assertThat(encoder.times().sentences())
        .containsExactly(new TimedSentence(0, 50, 550), new TimedSentence(2, 990, 1_240));
  }

  @Test
  void silencesAreAsLongAsTheyAreAskedForToTheSample() throws Exception {
    AudioEncoder late =
        new AudioEncoder(new WavFormat(), RATE, Duration.ofSeconds(10), 1_000, null);
    assertThat(late.add(tone(8_000, 333)).length / 2).isEqualTo(1_050 * 16 + 8_000);
    // The margins of 30 ms around the sound are a part of the pause.
    assertThat(late.add(tone(8_000, 2_000)).length / 2).isEqualTo((333 - 60) * 16 + 8_000);
    assertThat(late.end().length / 2).isEqualTo((2_000 - 30) * 16);
  }

  @Test
  void timesAreKeptAsNumbers() {
    AudioTimes times =
        new AudioTimes(
            List.of(new TimedSentence(0, 50, 600), new TimedSentence(1, 990, 1_090)),
            List.of(new TimedWord(0, 0, 2, 50, 150), new TimedWord(1, 3, 5, 990, 1_090)));

    assertThat(times.toJson())
        .isEqualTo(
            "{\"sentences\":[[0,50,600],[1,990,1090]],\"words\":[[0,0,2,50,150],[1,3,5,990,1090]]}");
    assertThat(AudioTimes.parse(times.toJson())).contains(times);
    assertThat(AudioTimes.UNKNOWN.toJson()).isEmpty();
    for (String torn : List.of("", "{", "[[0,0,5,0,50]]", "{\"sentences\":[[0,50]]}")) {
      assertThat(AudioTimes.parse(torn)).as(torn).isEmpty();
    }
  }

  @Test
  void aRecordingThatWouldBeTooLongIsRefused() throws Exception {
    for (int i = 0; i < 9; i++) {
      encoder.add(tone(RATE, 0));
    }
    assertThatThrownBy(() -> encoder.add(tone(RATE, 0)))
        .isInstanceOf(RecordingTooLongException.class)
        .hasMessageContaining("longer than 10 s");
  }

  private static Segment tone(int length, int pauseAfterMs) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (0.9 * Math.cos(2 * Math.PI * 200 * i / RATE));
    }
    return new Segment("", samples, RATE, List.of()).at(0, pauseAfterMs);
  }
}
