package dev.lector.speech.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.model.Device;
import dev.lector.speech.model.TinyVoice;
import dev.lector.speech.phonemes.Phonemizers;
import dev.lector.speech.synthesis.SpeechException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A models directory that changes while a synthesizer speaks from it. */
class ModelsComeAndGoTest {
  private static final String STARTER = "en_US-starter-low";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path temporary;

  private Path models = Path.of("");
  private Synthesizer synthesizer;

  @BeforeEach
  void create() throws Exception {
    models = Files.createDirectories(temporary.resolve("models"));
    synthesizer =
        Synthesizers.create(
            new SynthesisConfig(
                    models,
                    Map.of(),
                    STARTER,
                    Device.CPU,
                    1,
                    1,
                    BatchLimits.AUTOMATIC,
                    SynthesisConfig.DEFAULT_TEXT_LIMIT)
                .withPhonemes(Phonemizers.Mode.LEXICON));
  }

  @AfterEach
  void close() {
    synthesizer.close();
  }

  @Test
  void aModelThatIsAddedSpeaksAndIsTold() throws Exception {
    assertThatThrownBy(() -> prepare("friend")).hasMessageContaining("no model \"friend\"");

    starter("friend");

    awaitTold("friend", true);
    Capabilities.Model told =
        synthesizer.capabilities().models().stream()
            .filter(model -> model.id().equals("friend"))
            .findFirst()
            .orElseThrow();
    assertThat(told.languages()).containsExactly("en-US");
    assertThat(told.voices())
        .extracting(Capabilities.Speaker::name)
        .containsExactly("slt", "rms", "awb");
    assertThat(speak("friend").durationMs()).isGreaterThan(500);
  }

  @Test
  void aModelThatIsRemovedSaysWhatItHasAndGetsNoMore() throws Exception {
    starter("friend");
    awaitTold("friend", true);
    PreparedSpeech inHand = prepare("friend");

    remove("friend");
    awaitTold("friend", false);

    assertThatThrownBy(() -> prepare("friend"))
        .isInstanceOfSatisfying(
            SpeechException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNKNOWN_MODEL));
    assertThat(inHand.synthesize(Priority.INTERACTIVE).durationMs()).isGreaterThan(500);
    assertThat(speak("").durationMs()).isGreaterThan(500);
  }

  @Test
  void aModelThatIsReplacedSpeaksAsTheNewOneDoes() throws Exception {
    starter("friend");
    awaitTold("friend", true);
    String before = prepare("friend").address();
    PreparedSpeech inHand = prepare("friend");

    TinyVoice.single(temporary.resolve("other"), "friend");
    Files.move(models.resolve("friend"), temporary.resolve("gone"));
    Files.move(temporary.resolve("other"), models.resolve("friend"));

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(prepare("friend").address()).isNotEqualTo(before));
    assertThat(prepare("friend").voice()).isEqualTo("default");
    assertThat(inHand.voice()).isEqualTo("slt");
    assertThat(inHand.synthesize(Priority.INTERACTIVE).durationMs()).isGreaterThan(500);
  }

  @Test
  void theDefaultModelGoesOnAsItWasWhenItsFilesBreak() throws Exception {
    // The directory's wins over the one that comes with Lector.
    starter(STARTER);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(speak("").durationMs()).isGreaterThan(500));
    Files.write(models.resolve(STARTER).resolve("network.onnx"), new byte[] {1, 2, 3});
    starter("later");

    awaitTold("later", true);

    assertThat(speak("").durationMs()).isGreaterThan(500);
  }

  @Test
  void whatIsNotCompleteYetIsNoModel() throws Exception {
    Path folder = Files.createDirectories(models.resolve("friend"));
    Files.write(folder.resolve("network.onnx"), new byte[1_000]);
    starter("other");
    awaitTold("other", true);
    assertThat(ids()).doesNotContain("friend");

    starter("friend");

    awaitTold("friend", true);
    assertThat(speak("friend").durationMs()).isGreaterThan(500);
  }

  private void awaitTold(String model, boolean there) {
    await().atMost(PATIENCE).until(() -> ids().contains(model) == there);
  }

  private List<String> ids() {
    return synthesizer.capabilities().models().stream().map(Capabilities.Model::id).toList();
  }

  private PreparedSpeech prepare(String model) throws SpeechException {
    return synthesizer.prepare(new SpeechOrder("Hello, happy world.", model, "", "", "", 1.0));
  }

  private SpeechAudio speak(String model) throws Exception {
    return prepare(model).synthesize(Priority.INTERACTIVE);
  }

  /** Puts a copy of the starter voice into the directory. */
  private void starter(String name) throws IOException {
    Path folder = Files.createDirectories(models.resolve(name));
    for (String suffix : List.of(".onnx", ".onnx.json")) {
      try (InputStream in =
          getClass()
              .getResourceAsStream("/dev/lector/voices/" + STARTER + "/" + STARTER + suffix)) {
        Files.copy(
            Objects.requireNonNull(in),
            folder.resolve("network" + suffix),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
    try (InputStream in =
        getClass().getResourceAsStream("/dev/lector/voices/" + STARTER + "/voices.json")) {
      Files.copy(
          Objects.requireNonNull(in),
          folder.resolve("voices.json"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void remove(String name) throws IOException {
    Files.move(models.resolve(name), temporary.resolve("removed-" + name));
  }
}
