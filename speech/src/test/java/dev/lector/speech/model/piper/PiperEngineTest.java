package dev.lector.speech.model.piper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lector.speech.audio.Segment;
import dev.lector.speech.audio.WordTime;
import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.model.Device;
import dev.lector.speech.model.InferenceException;
import dev.lector.speech.model.ModelCatalog;
import dev.lector.speech.model.ModelLoadException;
import dev.lector.speech.model.TinyVoice;
import dev.lector.speech.model.Utterance;
import dev.lector.speech.model.VoiceEngine;
import dev.lector.speech.phonemes.Phonemizers;
import dev.lector.speech.voice.Voice;
import dev.lector.speech.voice.VoiceChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PiperEngineTest {
  @TempDir Path directory;

  @Test
  void aVoiceOfOneSpeakerWithoutLengthsSpeaks() throws Exception {
    TinyVoice.single(directory, "tiny");

    try (ModelCatalog catalog = open()) {
      PiperEngine engine = (PiperEngine) catalog.get("tiny");
      Utterance utterance = utterance(engine, "abc.");

      assertThat(engine.voices().voices()).containsExactly(Voice.named("default", 0));
      assertThat(utterance.tokens()).containsExactly(1, 0, 10, 0, 11, 0, 12, 0, 3, 0, 2);
      assertThat(speak(utterance)).hasSize(utterance.tokens().length * TinyVoice.SAMPLES_PER_ID);
    }
  }

  @Test
  void aVoiceIsFedWithThePhonemesOfItsLanguage() throws Exception {
    assumeThat(Phonemizers.isEspeak(Phonemizers.create(Phonemizers.Mode.AUTO))).isTrue();
    TinyVoice.single(directory, "tiny");
    spanish("carla");

    try (ModelCatalog catalog = open()) {
      VoiceEngine engine = catalog.get("carla");
      VoiceChoice choice = new VoiceChoice(engine.voices().first(), 1);

      assertThat(engine.language()).isEqualTo("es-ES");
      assertThat(engine.prepare("La niña come queso.", choice).input())
          .isEqualTo("la nˈiɲa kˈome kˈeso.");
      assertThat(catalog.get("tiny").prepare("cheese", choice).input()).isEqualTo("tʃˈiːz");
    }
  }

  private void spanish(String name) throws IOException {
    TinyVoice.single(
        directory, name, ", \"espeak\": {\"voice\": \"es\"}, \"language\": {\"code\": \"es_ES\"}");
  }

  @Test
  void anExportOfPiperPlusSpeaksEnglishAndTellsItsDurations() throws Exception {
    TinyVoice.plus(directory, "tiny");

    try (ModelCatalog catalog = open()) {
      PiperEngine engine = (PiperEngine) catalog.get("tiny");
      Utterance utterance = utterance(engine, "ab c.");

      assertThat(engine.language()).isEqualTo("en-US");
      assertThat(utterance.tokens()).containsExactly(1, 10, 0, 11, 0, 12, 0, 3, 0, 2);
      Segment segment = utterance.submit(Priority.INTERACTIVE, 0).await();
      // What belongs to the last symbol is noise.
      assertThat(segment.samples()).hasSize(9 * TinyVoice.SAMPLES_PER_ID);
      // As the graph heard them: begin and a, times the number of English, with nothing else on.
      assertThat(segment.samples()[0]).isGreaterThan(0);
      assertThat(segment.samples()[1]).isEqualTo(10 * segment.samples()[0]);
      assertThat(segment.times())
          .extracting(WordTime::from, WordTime::to)
          .containsExactly(
              tuple(TinyVoice.SAMPLES_PER_ID, 5 * TinyVoice.SAMPLES_PER_ID),
              tuple(5 * TinyVoice.SAMPLES_PER_ID, 7 * TinyVoice.SAMPLES_PER_ID));
    }
  }

  @Test
  void theConfigurationSaysWhoSpeaksWhereNothingElseDecides() throws Exception {
    TinyVoice.single(
        directory,
        "tiny",
        ", \"num_speakers\": 3, \"speaker_id_map\": {\"a\": 0, \"b\": 1, \"c\": 2},"
            + " \"default_speaker_id\": 1");

    try (ModelCatalog catalog = open()) {
      assertThat(catalog.get("tiny").voices().voices())
          .extracting(Voice::name)
          .containsExactly("b", "a", "c");
    }
  }

  @Test
  void aVoiceThatIsFedWithOtherPhonemesIsRefused() throws Exception {
    TinyVoice.single(directory, "tiny");
    TinyVoice.single(directory, "mishka", ", \"phoneme_type\": \"text\"");

    try (ModelCatalog catalog = open()) {
      assertThatThrownBy(() -> catalog.get("mishka"))
          .isInstanceOf(ModelLoadException.class)
          .hasMessageContaining("phoneme_type is \"text\"")
          .hasMessageContaining("Choose such a voice");
    }
  }

  @Test
  void aVoiceOfALanguageThatCannotBeReadIsRefused() throws Exception {
    TinyVoice.single(directory, "tiny");
    TinyVoice.single(
        directory,
        "huayan",
        ", \"espeak\": {\"voice\": \"cmn\"}, \"language\": {\"code\": \"zh_CN\"}");

    try (ModelCatalog catalog = open()) {
      assertThatThrownBy(() -> catalog.get("huayan"))
          .isInstanceOf(ModelLoadException.class)
          .hasMessageContaining("Chinese")
          .hasMessageContaining("cannot read yet");
    }
  }

  @Test
  void runsOfEveryLengthShareTheirBuffers() throws Exception {
    TinyVoice.single(directory, "tiny");

    try (ModelCatalog catalog = open()) {
      PiperEngine engine = (PiperEngine) catalog.get("tiny");
      for (int length : new int[] {1, 2_000, 3, 500}) {
        float[] samples = speak(utterance(engine, "z".repeat(length)));

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
      PiperEngine engine = (PiperEngine) catalog.get("tiny");
      Voice huge = engine.voices().find("huge").orElseThrow();

      assertThatThrownBy(() -> speak(utterance(engine, "abc", huge)))
          .isInstanceOfSatisfying(
              InferenceException.class, e -> assertThat(e.outOfMemory()).isTrue());
      assertThat(speak(utterance(engine, "abc"))).isNotEmpty();
    }
  }

  @Test
  void aSpeakerThatTheNetworkDoesNotHaveIsAFailureAndNoCrash() throws Exception {
    TinyVoice.several(directory, "tiny");

    try (ModelCatalog catalog = open()) {
      PiperEngine engine = (PiperEngine) catalog.get("tiny");

      assertThatThrownBy(() -> speak(utterance(engine, "abc", Voice.named("x", 99))))
          .isInstanceOfSatisfying(
              InferenceException.class, e -> assertThat(e.outOfMemory()).isFalse())
          .hasMessageContaining("tiny");
    }
  }

  private ModelCatalog open() throws Exception {
    return ModelCatalog.open(
        directory,
        Map.of(),
        "tiny",
        Device.CPU,
        1,
        2,
        BatchLimits.AUTOMATIC,
        Phonemizers.Mode.LEXICON,
        null);
  }

  private static Utterance utterance(PiperEngine engine, String phonemes) {
    return utterance(engine, phonemes, engine.voices().first());
  }

  private static Utterance utterance(PiperEngine engine, String phonemes, Voice voice) {
    return engine.utterance(phonemes, phonemes, new VoiceChoice(voice, 1.0));
  }

  private static float[] speak(Utterance utterance) throws Exception {
    return utterance.submit(Priority.INTERACTIVE, 0).await().samples();
  }
}
