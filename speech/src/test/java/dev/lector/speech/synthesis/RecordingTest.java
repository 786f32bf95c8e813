package dev.lector.speech.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.speech.audio.AudioEncoder;
import dev.lector.speech.audio.Segment;
import dev.lector.speech.audio.WavFormat;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingTest {
  private static final int RATE = 16_000;
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Recording recording = new Recording(new WavFormat(), RATE, LONGEST, 0, null);

  @Test
  void segmentsBecomeOneFileWhoseHeaderKnowsItsLength() throws Exception {
    AudioEncoder encoder = new AudioEncoder(new WavFormat(), RATE, LONGEST);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Segment segment : List.of(tone(8_000, 300), tone(4_000, 0))) {
      recording.accept(segment);
      body.writeBytes(encoder.add(segment));
    }
    body.writeBytes(encoder.end());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(encoder.header());
    file.writeBytes(body.toByteArray());

    SpeechAudio audio = recording.end();

    assertThat(audio.bytes()).isEqualTo(file.toByteArray());
    assertThat(audio.durationMs()).isEqualTo(encoder.durationMs());
    assertThat(audio.sampleRate()).isEqualTo(RATE);
  }

  @Test
  void aRecordingIsEmptyUntilItsFirstSegment() throws Exception {
    assertThat(recording.isEmpty()).isTrue();
    recording.accept(tone(8_000, 0));
    assertThat(recording.isEmpty()).isFalse();
  }

  private static Segment tone(int length, int pauseAfterMs) {
    float[] samples = new float[length];
    Arrays.fill(samples, 0.5f);
    return new Segment("so it goes", samples, RATE, List.of()).at(0, pauseAfterMs);
  }
}
