package dev.lector.speech.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.model.Device;
import dev.lector.speech.model.TinyVoice;
import dev.lector.speech.phonemes.Phonemizers;
import dev.lector.speech.synthesis.SpeechException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailingModelTest {
  @TempDir Path models;

  private Synthesizer synthesizer;

  @BeforeEach
  void create() throws Exception {
    TinyVoice.several(models, "tiny");
    TinyVoice.single(models, "broken");
    Files.write(models.resolve("broken.onnx"), new byte[100]);
    synthesizer =
        create(
            new SynthesisConfig(
                models, Map.of(), "tiny", Device.CPU, 1, 1, BatchLimits.AUTOMATIC, 1_000));
  }

  @AfterEach
  void close() {
    synthesizer.close();
  }

  @Test
  void aModelOfTheDirectorySpeaks() throws Exception {
    assertThat(speak("tiny", "good").durationMs()).isGreaterThan(500);
  }

  @Test
  void silenceAndNonsenseAreNeverCalledSuccess() {
    assertFails("tiny", "silent", Reason.SYNTHESIS_FAILED, false, "silence");
    assertFails("tiny", "nan", Reason.SYNTHESIS_FAILED, false, "not finite");
  }

  @Test
  void memoryThatRanOutIsSaidInTheWordsOfTheInterface() {
    assertFails(
        "tiny",
        "huge",
        Reason.OUT_OF_MEMORY,
        true,
        "Out of memory error. Try reducing text input length.");
  }

  @Test
  void aBrokenModelFailsItsOwnRequestsOnly() throws Exception {
    assertFails("broken", "", Reason.SYNTHESIS_FAILED, true, "broken.onnx");
    assertThat(speak("tiny", "good").durationMs()).isPositive();
  }

  @Test
  void aBrokenDefaultModelStopsTheStart() {
    assertThatThrownBy(
            () ->
                create(
                    new SynthesisConfig(
                        models,
                        Map.of(),
                        "broken",
                        Device.CPU,
                        1,
                        1,
                        BatchLimits.AUTOMATIC,
                        1_000)))
        .isInstanceOf(SynthesisStartException.class)
        .hasMessageContaining("broken.onnx");
  }

  private static Synthesizer create(SynthesisConfig config) throws SynthesisStartException {
    return Synthesizers.create(config.withPhonemes(Phonemizers.Mode.LEXICON));
  }

  private SpeechAudio speak(String model, String voice) throws Exception {
    return synthesizer
        .prepare(new SpeechOrder("Hello, happy world.", model, "", voice, "", 1.0))
        .synthesize(Priority.INTERACTIVE);
  }

  private void assertFails(
      String model, String voice, Reason reason, boolean retryable, String words) {
    assertThatThrownBy(() -> speak(model, voice))
        .isInstanceOfSatisfying(
            SpeechException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(reason);
              assertThat(e.retryable()).isEqualTo(retryable);
            })
        .hasMessageContaining(words);
  }
}
