package dev.lector.speech.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.phonemes.Phonemizers;
import dev.lector.speech.voice.Voice;
import dev.lector.speech.voice.VoiceChoice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCatalogTest {
  private static final String STARTER = "en_US-starter-low";

  @TempDir Path directory;

  @Test
  void theStarterVoiceComesWithTheClassPath() throws Exception {
    try (ModelCatalog catalog = open(null, Map.of("friendly", STARTER), STARTER)) {
      VoiceEngine model = catalog.get("");

      assertThat(catalog.names()).containsExactly(STARTER, "friendly");
      assertThat(catalog.get("friendly")).isSameAs(model);
      assertThat(catalog.get(STARTER)).isSameAs(model);
      assertThat(model.id()).isEqualTo(STARTER);
      assertThat(model.language()).isEqualTo("en-US");
      assertThat(model.provider()).isEqualTo("CPUExecutionProvider");
      assertThat(model.revision()).matches("[0-9a-f]{64}");
      assertThat(model.voices().voices())
          .extracting(Voice::name)
          .containsExactly("slt", "rms", "awb");
    }
  }

  @Test
  void aModelOfTheClassPathHasAShortNameThatAnAliasMayTake() throws Exception {
    TinyVoice.single(directory, "tiny");

    try (ModelCatalog catalog = open(directory, Map.of(), "starter")) {
      assertThat(catalog.defaultModel()).isEqualTo(STARTER);
      assertThat(catalog.get("starter").id()).isEqualTo(STARTER);
      assertThat(catalog.names()).contains(STARTER, "tiny").doesNotContain("starter");
    }
    try (ModelCatalog catalog = open(directory, Map.of("starter", "tiny"), "tiny")) {
      assertThat(catalog.get("starter").id()).isEqualTo("tiny");
      assertThat(catalog.aliases(STARTER)).isEmpty();
    }
  }

  @Test
  void aModelNeedsLoadingUntilItIsLoadedByWhicheverName() throws Exception {
    TinyVoice.single(directory, "tiny");

    try (ModelCatalog catalog = open(directory, Map.of("small", "tiny"), STARTER)) {
      assertThat(catalog.needsLoading("")).isFalse();
      assertThat(catalog.needsLoading("nothing")).isFalse();
      assertThat(catalog.needsLoading("tiny")).isTrue();
      assertThat(catalog.needsLoading("small")).isTrue();
      assertThat(catalog.get("small").id()).isEqualTo("tiny");
      assertThat(catalog.needsLoading("tiny")).isFalse();
      assertThat(catalog.needsLoading("small")).isFalse();
    }
  }

  @Test
  void anUnknownModelIsRefusedWithTheKnownOnes() throws Exception {
    try (ModelCatalog catalog = open(null, Map.of("friendly", STARTER), STARTER)) {
      assertThatThrownBy(() -> catalog.get("nothing"))
          .isInstanceOf(UnknownModelException.class)
          .hasMessage(
              "There is no model \"nothing\"; the known ones are: en_US-starter-low, friendly.");
    }
  }

  @Test
  void aModelMayBeNamedByItsPathOnAHub() throws Exception {
    TinyVoice.single(directory, "en_US-joe-medium");
    try (ModelCatalog catalog = open(directory, Map.of(), "en_US-joe-medium")) {
      String path = "rhasspy/piper-voices/en/en_US/joe/medium/en_US-joe-medium";
      assertThat(catalog.get(path + ".onnx").id()).isEqualTo("en_US-joe-medium");
      assertThat(catalog.get(path).id()).isEqualTo("en_US-joe-medium");
      assertThatThrownBy(() -> catalog.get("parler-tts/parler-tts-large-v1"))
          .isInstanceOf(UnknownModelException.class)
          .hasMessageContaining("en_US-joe-medium")
          .hasMessageContaining("leave model_id empty");
    }
  }

  @Test
  void aDirectoryThatIsNotThereIsAnErrorAndNotTheStarterVoice() {
    assertThatThrownBy(() -> open(directory.resolve("nope"), Map.of(), STARTER))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("nope")
        .hasMessageContaining("no such directory");
  }

  @Test
  void modelsAreFoundInFoldersAndAsPlainFiles() throws Exception {
    copyStarter(directory.resolve("in-folder"), "network");
    copyStarter(directory, "plain");
    Files.createDirectories(directory.resolve("empty"));
    Files.writeString(directory.resolve("lonely.onnx"), "no configuration beside it");

    try (ModelCatalog catalog = open(directory, Map.of(), "in-folder")) {
      assertThat(catalog.names()).containsExactly(STARTER, "in-folder", "plain");
      // The same files under other names are the same model.
      assertThat(catalog.get("in-folder").revision()).isEqualTo(catalog.get(STARTER).revision());
      assertThat(catalog.get("plain").revision()).isEqualTo(catalog.get(STARTER).revision());
      // No voices.json here: the speakers of the configuration, by number.
      assertThat(catalog.get("plain").voices().voices())
          .containsExactly(Voice.named("slt", 0), Voice.named("rms", 1), Voice.named("awb", 2));
    }
  }

  @Test
  void theVoicesOfAModelAreKnownBeforeItIsLoaded() throws Exception {
    copyStarter(directory.resolve("other"), "network");
    Files.writeString(directory.resolve("broken.onnx"), "no network");
    Files.writeString(directory.resolve("broken.onnx.json"), "{}");

    try (ModelCatalog catalog = open(directory, Map.of("friendly", "other"), STARTER)) {
      assertThat(catalog.facts()).containsOnlyKeys(STARTER, "other", "broken");
      ModelFacts other = Objects.requireNonNull(catalog.facts().get("other")).orElseThrow();
      assertThat(other.languages()).containsExactly("en-US");
      assertThat(other.sampleRate()).isEqualTo(16_000);
      assertThat(other.voices().voices())
          .extracting(Voice::name)
          .containsExactly("slt", "rms", "awb");
      assertThat(catalog.facts().get("broken")).isEmpty();
      assertThat(catalog.aliases("other")).containsExactly("friendly");
      assertThat(catalog.aliases(STARTER)).containsExactly("starter");
      assertThat(catalog.device()).isEqualTo("cpu");
    }
  }

  @Test
  void anotherConfigurationIsAnotherRevision() throws Exception {
    Path config = copyStarter(directory, STARTER).resolveSibling(STARTER + ".onnx.json");
    ObjectMapper json = new ObjectMapper();
    ObjectNode changed = (ObjectNode) json.readTree(config.toFile());
    ((ObjectNode) changed.get("inference")).put("length_scale", 1.2);
    json.writeValue(config.toFile(), changed);

    try (ModelCatalog ours = open(directory, Map.of(), STARTER);
        ModelCatalog shipped = open(null, Map.of(), STARTER)) {
      assertThat(ours.get("").revision()).isNotEqualTo(shipped.get("").revision());
      VoiceEngine engine = ours.get("");
      VoiceChoice twiceAsFast = new VoiceChoice(engine.voices().first(), 2.0);
      assertThat(engine.prepare("hello", twiceAsFast).lengthScale()).isBetween(0.59, 0.61);
    }
  }

  @Test
  void aDefaultOrAnAliasThatPointsNowhereStopsTheStart() {
    assertThatThrownBy(() -> open(null, Map.of(), "nothing"))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("default")
        .hasMessageContaining(STARTER);
    assertThatThrownBy(() -> open(null, Map.of("a", "nothing"), STARTER))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("alias a");
  }

  @Test
  void filesThatAreNoModelAreNamed() throws Exception {
    Path network = copyStarter(directory, "broken");
    Files.write(network, new byte[] {1, 2, 3});
    Path config = copyStarter(directory, "strange").resolveSibling("strange.onnx.json");
    Files.writeString(config, "{\"audio\": {\"sample_rate\": 16000}}");
    Path text = copyStarter(directory, "letters").resolveSibling("letters.onnx.json");
    Files.writeString(
        text,
        "{\"audio\": {\"sample_rate\": 16000}, \"phoneme_type\": \"text\", \"phoneme_id_map\":"
            + " {}}");

    try (ModelCatalog catalog = open(directory, Map.of(), STARTER)) {
      assertThatThrownBy(() -> catalog.get("broken"))
          .isInstanceOf(ModelLoadException.class)
          .hasMessageContaining("broken.onnx");
      assertThatThrownBy(() -> catalog.get("strange"))
          .isInstanceOf(ModelLoadException.class)
          .hasMessageContaining("phoneme_id_map is missing");
      assertThatThrownBy(() -> catalog.get("letters"))
          .isInstanceOf(ModelLoadException.class)
          .hasMessageContaining("\"text\"");
    }
  }

  @Test
  void cudaIsRefusedWhereTheBuildHasNone() {
    Assumptions.assumeFalse(OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA));

    assertThatThrownBy(
            () ->
                ModelCatalog.open(
                    null,
                    Map.of(),
                    STARTER,
                    Device.parse("cuda:1"),
                    1,
                    1,
                    BatchLimits.AUTOMATIC,
                    Phonemizers.Mode.LEXICON,
                    null))
        .isInstanceOf(DeviceException.class)
        .hasMessageStartingWith(
            "The device is cuda:1, but CUDA does not work here: this build of ONNX Runtime has no"
                + " CUDA provider.")
        .hasMessageContaining("Maven profile gpu");
  }

  @Test
  void autoSpeaksOnWhatThereIs() throws Exception {
    try (ModelCatalog catalog =
        ModelCatalog.open(
            null,
            Map.of(),
            STARTER,
            Device.AUTO,
            1,
            1,
            BatchLimits.AUTOMATIC,
            Phonemizers.Mode.LEXICON,
            null)) {
      assertThat(catalog.get("").provider()).isIn("CPUExecutionProvider", "CUDAExecutionProvider");
    }
  }

  private static ModelCatalog open(
      @Nullable Path directory, Map<String, String> aliases, String defaultModel) throws Exception {
    return ModelCatalog.open(
        directory,
        aliases,
        defaultModel,
        Device.CPU,
        1,
        1,
        BatchLimits.AUTOMATIC,
        Phonemizers.Mode.LEXICON,
        null);
  }

  /** Copies the starter voice without its voices.json; returns the network. */
  private static Path copyStarter(Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    for (String suffix : new String[] {".onnx", ".onnx.json"}) {
      try (InputStream in =
          ModelCatalogTest.class.getResourceAsStream(
              "/dev/lector/voices/" + STARTER + "/" + STARTER + suffix)) {
        Files.copy(Objects.requireNonNull(in), folder.resolve(name + suffix));
      }
    }
    return folder.resolve(name + ".onnx");
  }
}
