package dev.lector.speech.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.speech.voice.Voice;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PiperModelTest {
  @TempDir Path directory;

  @Test
  void aVoiceOfOneSpeakerWithoutLengthsSpeaks() throws Exception {
    TinyVoice.single(directory, "tiny");

    try (ModelCatalog catalog = open()) {
      SpeechModel model = catalog.get("tiny");
      Utterance utterance = model.encode("abc.");

      assertThat(model.voices().voices()).containsExactly(Voice.named("default", 0));
      assertThat(utterance.ids()).containsExactly(1, 0, 10, 0, 11, 0, 12, 0, 3, 0, 2);
      assertThat(model.speak(utterance, model.voices().first(), 1.0))
          .hasSize(utterance.ids().length * TinyVoice.SAMPLES_PER_ID);
    }
  }

  @Test
  void runsOfEveryLengthShareTheirBuffers() throws Exception {
    TinyVoice.single(directory, "tiny");

    try (ModelCatalog catalog = open()) {
      SpeechModel model = catalog.get("tiny");
      for (int length : new int[] {1, 2_000, 3, 500}) {
        float[] samples =
            model.speak(model.encode("z".repeat(length)), model.voices().first(), 1.0);

        assertThat(samples).hasSize((2 * length + 3) * TinyVoice.SAMPLES_PER_ID);
        // The ids as the graph saw them: begin, pad, then z.
        assertThat(samples[0]).isGreaterThan(0);
        assertThat(samples[1]).isZero();
        assertThat(samples[2]).isEqualTo(35 * samples[0]);
      }
    }
  }

  @Test
  void memoryThatRanOutIsToldApart() throws Exception {
    TinyVoice.several(directory, "tiny");

    try (ModelCatalog catalog = open()) {
      SpeechModel model = catalog.get("tiny");
      Utterance utterance = model.encode("abc");
      Voice huge = model.voices().find("huge").orElseThrow();

      assertThatThrownBy(() -> model.speak(utterance, huge, 1.0))
          .isInstanceOfSatisfying(
              InferenceException.class, e -> assertThat(e.outOfMemory()).isTrue());
      assertThat(model.speak(utterance, model.voices().first(), 1.0)).isNotEmpty();
    }
  }

  @Test
  void aSpeakerThatTheNetworkDoesNotHaveIsAFailureAndNoCrash() throws Exception {
    TinyVoice.several(directory, "tiny");

    try (ModelCatalog catalog = open()) {
      SpeechModel model = catalog.get("tiny");

      assertThatThrownBy(() -> model.speak(model.encode("abc"), Voice.named("x", 99), 1.0))
          .isInstanceOfSatisfying(
              InferenceException.class, e -> assertThat(e.outOfMemory()).isFalse())
          .hasMessageContaining("tiny");
    }
  }

  private ModelCatalog open() throws Exception {
    return ModelCatalog.open(directory, Map.of(), "tiny", Device.CPU, 1, 2, BatchLimits.AUTOMATIC);
  }
}
