package dev.lector.speech.model.kokoro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.lector.speech.audio.Segment;
import dev.lector.speech.audio.WordTime;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.model.GraphMessage;
import dev.lector.speech.model.ModelCatalog;
import dev.lector.speech.model.ModelFacts;
import dev.lector.speech.model.ModelLoadException;
import dev.lector.speech.voice.UnknownVoiceException;
import dev.lector.speech.voice.Voice;
import dev.lector.speech.voice.VoiceChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small graphs with the signatures of the exports there are. */
class KokoroSignaturesTest {
  private static final String WORDS = "he sat";
  private static final String PHONEMES = "hi sˈæt";

  @TempDir Path directory;

  static Stream<TinyKokoro> signatures() {
    int real = GraphMessage.FLOAT;
    int whole = GraphMessage.INT32;
    return Stream.of(
        TinyKokoro.shipped(),
        new TinyKokoro("input_ids", "style", real, false, "waveform", false, ""),
        new TinyKokoro("input_ids", "style", whole, false, "waveform", true, "duration"),
        new TinyKokoro("tokens", "style", real, false, "audio", true, ""),
        new TinyKokoro("tokens", "style", GraphMessage.INT64, false, "audio", true, ""),
        new TinyKokoro("tokens", "style", GraphMessage.DOUBLE, false, "audio", true, ""),
        new TinyKokoro("tokens", "style", GraphMessage.FLOAT16, false, "audio", true, ""),
        new TinyKokoro("input_ids", "style", GraphMessage.INT64, true, "audio", false, ""),
        new TinyKokoro("input_ids", "ref_s", real, false, "audio", false, "pred_dur"),
        new TinyKokoro("input_ids", "ref_s", real, true, "audio", false, "pred_dur"));
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void everySignatureIsGivenIdsStyleAndSpeed(TinyKokoro graph) throws Exception {
    graph.writeFolder(directory.resolve("tiny"), "af_one", "af_two");
    try (ModelCatalog catalog = KokoroModels.open(directory, "tiny")) {
      KokoroEngine engine = (KokoroEngine) catalog.get("");
      KokoroUtterance utterance =
          engine.utterance(WORDS, PHONEMES, new VoiceChoice(engine.voice("af_two"), 2.0));

      assertThat(utterance.tokens()).containsExactly(0, 50, 51, 16, 61, 156, 72, 62, 0);
      Segment segment = utterance.submit(Priority.INTERACTIVE, 0).await();

      assertThat(segment.sampleRate()).isEqualTo(24_000);
      assertThat(segment.samples()).hasSize(9 * TinyKokoro.SAMPLES_PER_ID);
      // The second voice's table begins at 1, and its row is the length of the phonemes less one.
      double style = 1 + (PHONEMES.length() - 1) / 1000.0;
      assertThat(segment.samples()[1]).isCloseTo(TinyKokoro.level(0, style, 2), within(1e-5f));
      assertThat(segment.samples()[601]).isCloseTo(TinyKokoro.level(50, style, 2), within(1e-5f));
      if (engine.signature().durations() != null) {
        assertThat(segment.times())
            .containsExactly(
                // The padding of one frame is what is heard ahead, and the space is shared.
                new WordTime(0, 2, 0, 1_500), new WordTime(3, 6, 1_500, 7 * 600));
      } else {
        assertThat(segment.times()).isEmpty();
      }
    }
  }

  @Test
  void whatCannotBeGivenToAGraphIsToldWhenItIsLoaded() throws Exception {
    new TinyKokoro("input_ids", "style", 5, false, "waveform", true, "")
        .writeFolder(directory.resolve("tiny"), "af_one");
    assertThatThrownBy(() -> KokoroModels.open(directory, "tiny"))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("the graph's speed is INT16, where Lector has");
  }

  @Test
  void aSpeedThatTheGraphTakesAsAnIntegerIsRoundedAndNeverNought() throws Exception {
    new TinyKokoro("input_ids", "style", GraphMessage.INT32, false, "waveform", true, "")
        .writeFolder(directory.resolve("tiny"), "af_one");
    try (ModelCatalog catalog = KokoroModels.open(directory, "tiny")) {
      KokoroEngine engine = (KokoroEngine) catalog.get("");
      KokoroUtterance slow =
          engine.utterance(WORDS, PHONEMES, new VoiceChoice(engine.voice("af_one"), 0.4));

      assertThat(slow.lengthScale()).isEqualTo(1);
      assertThat(slow.submit(Priority.INTERACTIVE, 0).await().samples()[1])
          .isCloseTo(TinyKokoro.level(0, 0.006, 1), within(1e-5f));
    }
  }

  @Test
  void rowsOfDifferentLengthsAndSpeedsShareARun() throws Exception {
    TinyKokoro.shipped().writeFolder(directory.resolve("tiny"), "af_one");
    try (ModelCatalog catalog = KokoroModels.open(directory, "tiny")) {
      KokoroEngine engine = (KokoroEngine) catalog.get("");
      KokoroInput row = engine.utterance(WORDS, PHONEMES, choice(engine, 1)).inputs().getFirst();
      KokoroInput longer =
          engine.utterance(WORDS, "hi sˈæt hiə", choice(engine, 2)).inputs().getFirst();

      List<KokoroSound> sounds = engine.run(List.of(row, longer));

      assertThat(sounds.get(0).samples()).isEqualTo(engine.run(List.of(row)).getFirst().samples());
      assertThat(sounds.get(1).samples())
          .isEqualTo(engine.run(List.of(longer)).getFirst().samples());
      assertThat(sounds.get(0).frames()).hasSize(9).containsOnly(1);
    }
  }

  @Test
  void phonemesThatAreTooManyAreSaidInPieces() throws Exception {
    TinyKokoro.shipped().writeFolder(directory.resolve("tiny"), "af_one");
    String words = "he sat, ".repeat(60).strip();
    String phonemes = "hi sˈæt, ".repeat(60).strip();
    try (ModelCatalog catalog = KokoroModels.open(directory, "tiny")) {
      KokoroEngine engine = (KokoroEngine) catalog.get("");
      KokoroUtterance utterance = engine.utterance(words, phonemes, choice(engine, 1));
      assertThat(utterance.inputs()).hasSizeBetween(3, 4);

      Segment segment = utterance.submit(Priority.INTERACTIVE, 0).await();

      assertThat(segment.samples()).hasSize(600 * utterance.tokens().length);
      assertThat(segment.times()).hasSize(120);
      for (int i = 1; i < 120; i++) {
        assertThat(segment.times().get(i).from()).isGreaterThan(segment.times().get(i - 1).from());
      }
      assertThat(segment.times().getLast().to()).isEqualTo(segment.samples().length - 2 * 600);
    }
  }

  @Test
  void voicesSayTheirLanguageAndGenderByTheirNames() throws Exception {
    TinyKokoro.shipped()
        .writeFolder(
            directory.resolve("tiny"), "am_adam", "bf_emma", "ef_dora", "jf_alpha", "af_heart");
    try (ModelCatalog catalog = KokoroModels.open(directory, "tiny")) {
      KokoroEngine engine = (KokoroEngine) catalog.get("");

      assertThat(engine.voices().voices())
          .extracting(Voice::name, voice -> voice.gender().name(), Voice::accent, engine::language)
          .containsExactly(
              tuple("af_heart", "FEMALE", "american", "en-US"),
              tuple("bf_emma", "FEMALE", "british", "en-GB"),
              tuple("am_adam", "MALE", "american", "en-US"),
              tuple("ef_dora", "FEMALE", "spanish", "es"));
      assertThat(engine.language()).isEqualTo("en-US");
      assertThatThrownBy(() -> engine.voice("jf_alpha"))
          .isInstanceOf(UnknownVoiceException.class)
          .hasMessageContaining("Japanese")
          .hasMessageContaining("af_heart");
      assertThatThrownBy(() -> engine.voice("af_heart*0.5+jf_alpha*0.5"))
          .isInstanceOf(UnknownVoiceException.class)
          .hasMessageContaining("Japanese");
      assertThatThrownBy(() -> engine.voice("nobody"))
          .isInstanceOf(UnknownVoiceException.class)
          .hasMessageContaining("\"nobody\"");
    }
  }

  @Test
  void aMixtureSpeaksWithTheMeanOfTheStyles() throws Exception {
    TinyKokoro.shipped().writeFolder(directory.resolve("tiny"), "af_heart", "bf_emma");
    try (ModelCatalog catalog = KokoroModels.open(directory, "tiny")) {
      KokoroEngine engine = (KokoroEngine) catalog.get("");
      Voice mix = engine.voice("AF_heart*7 + bf_emma*3");

      assertThat(mix.name()).isEqualTo("af_heart*0.7+bf_emma*0.3");
      assertThat(engine.language(mix)).isEqualTo("en-US");
      assertThat(engine.language(engine.voice("af_heart*0.4+bf_emma*0.6"))).isEqualTo("en-GB");
      assertThat(
              engine
                  .utterance(WORDS, PHONEMES, new VoiceChoice(mix, 1))
                  .submit(Priority.INTERACTIVE, 0)
                  .await()
                  .samples()[1])
          .isCloseTo(TinyKokoro.level(0, 0.3 + 0.006, 1), within(1e-5f));
      assertThat(engine.voice("af_heart*2").name()).isEqualTo("af_heart");
    }
  }

  @Test
  void otherTablesUnderTheSameNamesAreAnotherRevision() throws Exception {
    TinyKokoro.shipped().writeFolder(directory.resolve("tiny"), "af_heart", "bf_emma");
    TinyKokoro.shipped().writeFolder(directory.resolve("same"), "af_heart", "bf_emma");
    TinyKokoro.shipped().writeFolder(directory.resolve("other"), "bf_emma", "af_heart");
    try (ModelCatalog catalog = KokoroModels.open(directory, "tiny")) {
      String revision = catalog.get("tiny").revision();
      assertThat(revision).matches("[0-9a-f]{64}");
      assertThat(catalog.get("same").revision()).isEqualTo(revision);
      assertThat(catalog.get("other").revision()).isNotEqualTo(revision);
    }
  }

  @Test
  void aHubsFolderIsFoundAndItsVoicesKnownBeforeItIsLoaded() throws Exception {
    TinyKokoro.shipped().write(directory.resolve("hub/onnx/model.onnx"));
    Files.createDirectories(directory.resolve("hub/voices"));
    Files.write(directory.resolve("hub/voices/af_bella.bin"), TinyKokoro.table(0));
    TinyKokoro.shipped().writeFolder(directory.resolve("tiny"), "af_heart");
    try (ModelCatalog catalog = KokoroModels.open(directory, "tiny")) {
      ModelFacts facts = Objects.requireNonNull(catalog.facts().get("hub")).orElseThrow();
      assertThat(facts.languages()).containsExactly("en-US");
      assertThat(facts.sampleRate()).isEqualTo(24_000);
      assertThat(facts.voices().first().name()).isEqualTo("af_bella");
      assertThat(catalog.get("hub").voices()).isEqualTo(facts.voices());
    }
  }

  private static VoiceChoice choice(KokoroEngine engine, double speed) throws Exception {
    return new VoiceChoice(engine.voice("af_one"), speed);
  }
}
