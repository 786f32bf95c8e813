package dev.lector.speech.humming;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.speech.audio.TimedWord;
import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.model.Device;
import dev.lector.speech.model.TinyVoice;
import dev.lector.speech.synthesis.PreparedSpeech;
import dev.lector.speech.synthesis.SpeechAudio;
import dev.lector.speech.synthesis.SpeechOrder;
import dev.lector.speech.synthesis.SynthesisConfig;
import dev.lector.speech.synthesis.Synthesizer;
import dev.lector.speech.synthesis.Synthesizers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A family that one package adds, named in its services file alone. */
class AnotherFamilyTest {
  @TempDir Path models;

  @Test
  void aFamilyInAPackageOfItsOwnSpeaksByItsOwnRules() throws Exception {
    TinyVoice.single(models, "hum");
    Path graph = models.resolve("hum.onnx");
    String piper = Files.readString(graph, ISO_8859_1);
    Files.writeString(graph, piper.replace("scales", "humour"), ISO_8859_1);

    try (Synthesizer synthesizer =
        Synthesizers.create(
            new SynthesisConfig(
                models, Map.of(), "hum", Device.CPU, 1, 1, BatchLimits.AUTOMATIC, 1_000))) {
      PreparedSpeech speech =
          synthesizer.prepare(SpeechOrder.of("hum along with me and do not stop ".repeat(6)));
      SpeechAudio audio = speech.synthesize(Priority.INTERACTIVE);

      assertThat(synthesizer.facts()).containsEntry("model", "hum").containsEntry("phonemizer", "");
      assertThat(speech.voice()).isEqualTo("hum");
      assertThat(audio.sampleRate()).isEqualTo(HummingFamily.RATE);
      assertThat(audio.durationMs()).isGreaterThan(10_000);
      assertThat(audio.times().words())
          .hasSizeGreaterThan(4)
          .allSatisfy(word -> assertThat(word.end()).isLessThanOrEqualTo(HummingFamily.LONGEST))
          .extracting(TimedWord::sentence)
          .doesNotHaveDuplicates();
    }
  }
}
