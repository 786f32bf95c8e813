package dev.lector.speech.model.piper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.speech.audio.Segment;
import dev.lector.speech.audio.WordTime;
import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.model.Device;
import dev.lector.speech.model.ModelCatalog;
import dev.lector.speech.model.ModelLoadException;
import dev.lector.speech.model.TinyVoice;
import dev.lector.speech.phonemes.Phonemizers;
import dev.lector.speech.voice.VoiceChoice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordTimesTest {
  private static final String STARTER = "en_US-starter-low";
  private static final String WORDS = "Who was one of the best, said: F B I, please.";

  @TempDir Path directory;

  /** Two ids a letter, the pads included, of {@value TinyVoice#SAMPLES_PER_ID} samples each. */
  @Test
  void theFramesOfTheOnlyCeilTellWhenWordsAreHeard() throws Exception {
    TinyVoice.single(directory, "tiny");
    int letter = 2 * TinyVoice.SAMPLES_PER_ID;

    try (ModelCatalog catalog = open(directory, "tiny")) {
      PiperEngine engine = (PiperEngine) catalog.get("");
      Segment segment = speak(engine.utterance("hi you", "abc def", voice(engine)));

      // Before the first letter there are the begin and a pad. The voice knows no space.
      assertThat(segment.times())
          .containsExactly(
              new WordTime(0, 2, letter, 4 * letter), new WordTime(3, 6, 4 * letter, 7 * letter));
    }
  }

  @Test
  void theStarterVoiceTellsTheWordsOfASentence() throws Exception {
    try (ModelCatalog catalog = open(null, STARTER)) {
      PiperEngine engine = (PiperEngine) catalog.get("");
      Segment segment = speak((PiperEngine.PiperUtterance) engine.prepare(WORDS, voice(engine)));

      assertThat(segment.times())
          .extracting(time -> WORDS.substring(time.start(), time.end()))
          .containsExactly(
              "Who", "was", "one", "of", "the", "best", "said", "F", "B", "I", "please");
      int before = 0;
      for (WordTime time : segment.times()) {
        assertThat(time.from()).isGreaterThanOrEqualTo(before);
        assertThat(time.to() - time.from()).as("%s", time).isBetween(500, 16_000);
        before = time.to();
      }
      assertThat(before).isLessThan(segment.samples().length);
    }
  }

  @Test
  void tellingTheTimesChangesNoSample() throws Exception {
    copyStarter();
    try (ModelCatalog telling = open(null, STARTER);
        ModelCatalog untold = open(directory, STARTER)) {
      PiperEngine one = (PiperEngine) telling.get("");
      PiperEngine other = (PiperEngine) untold.get("");
      long[] ids = one.prepare(WORDS, voice(one)).tokens();
      float[] scales = {0, 1, 0};

      assertThat(one.revision()).isEqualTo(other.revision());
      assertThat(one.run(ids, scales, 1).ends()).hasSize(ids.length);
      assertThat(other.run(ids, scales, 1).ends()).isEmpty();
      assertThat(one.run(ids, scales, 1).samples())
          .containsExactly(other.run(ids, scales, 1).samples());
    }
  }

  @Test
  void rowsOfARunHaveTimesOfTheirOwn() throws Exception {
    try (ModelCatalog catalog = open(null, STARTER)) {
      PiperEngine engine = (PiperEngine) catalog.get("");
      PiperInput.Scales scales = new PiperInput.Scales(0, 1, 0);
      List<PiperInput> inputs =
          List.of(
              new PiperInput(engine.prepare("hello there", voice(engine)).tokens(), scales, 0),
              new PiperInput(engine.prepare(WORDS, voice(engine)).tokens(), scales, 1));
      List<PiperSound> together = engine.run(inputs);

      for (int i = 0; i < 2; i++) {
        PiperSound alone = engine.run(List.of(inputs.get(i))).getFirst();
        assertThat(together.get(i).ends()).containsExactly(alone.ends());
      }
    }
  }

  @Test
  void aTensorThatIsNotThereStopsTheModel() throws Exception {
    TinyVoice.single(directory, "tiny");
    Files.writeString(
        directory.resolve("tiny.voices.json"), "{\"durations\": {\"tensor\": \"x\"}}");

    assertThatThrownBy(() -> open(directory, "tiny"))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("voices.json says that the durations are in the tensor \"x\"");
  }

  private static VoiceChoice voice(PiperEngine engine) {
    return new VoiceChoice(engine.voices().first(), 1.0);
  }

  private static Segment speak(PiperEngine.PiperUtterance utterance) throws Exception {
    return utterance.submit(Priority.INTERACTIVE, 0).await();
  }

  /** The starter voice without its voices.json. */
  private void copyStarter() throws IOException {
    for (String suffix : new String[] {".onnx", ".onnx.json"}) {
      String resource = "/dev/lector/voices/" + STARTER + "/" + STARTER + suffix;
      try (InputStream in = WordTimesTest.class.getResourceAsStream(resource)) {
        assertThat(in).isNotNull();
        Files.copy(in, directory.resolve(STARTER + suffix));
      }
    }
  }

  private static ModelCatalog open(@Nullable Path models, String model) throws Exception {
    return ModelCatalog.open(
        models,
        Map.of(),
        model,
        Device.CPU,
        1,
        1,
        BatchLimits.AUTOMATIC,
        Phonemizers.Mode.LEXICON,
        null);
  }
}
