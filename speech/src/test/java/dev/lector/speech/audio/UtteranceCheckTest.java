package dev.lector.speech.audio;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class UtteranceCheckTest {
  private final UtteranceCheck check = new UtteranceCheck(16_000);

  @Test
  void soundOfAPlausibleLengthPasses() {
    assertThatCode(() -> check.verify(sound(16_000), 12, 1.0)).doesNotThrowAnyException();
    assertThatCode(() -> check.verify(sound(16_000 * 4), 12, 4.0)).doesNotThrowAnyException();
  }

  @Test
  void silenceIsNotSpeech() {
    assertThatThrownBy(() -> check.verify(new float[16_000], 12, 1.0))
        .isInstanceOf(UnsoundAudioException.class)
        .hasMessageContaining("silence");
  }

  @Test
  void samplesThatAreNotFiniteAreNotSpeech() {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      float[] samples = sound(16_000);
      samples[15_999] = bad;
      assertThatThrownBy(() -> check.verify(samples, 12, 1.0))
          .isInstanceOf(UnsoundAudioException.class)
          .hasMessageContaining("finite");
    }
  }

  @Test
  void impossibleLengthsAreNotSpeech() {
    assertThatThrownBy(() -> check.verify(sound(160), 12, 1.0))
        .isInstanceOf(UnsoundAudioException.class)
        .hasMessage(
            "the model made 10 ms of audio for 12 phonemes, where 120 to 8000 ms are plausible");
    assertThatThrownBy(() -> check.verify(sound(16_000 * 9), 12, 1.0))
        .isInstanceOf(UnsoundAudioException.class);
    assertThatThrownBy(() -> check.verify(new float[0], 12, 1.0))
        .isInstanceOf(UnsoundAudioException.class);
  }

  private static float[] sound(int length) {
    float[] samples = new float[length];
    Arrays.fill(samples, 0.1f);
    return samples;
  }
}
