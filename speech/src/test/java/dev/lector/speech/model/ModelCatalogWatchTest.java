package dev.lector.speech.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.phonemes.Phonemizers;
import dev.lector.speech.voice.VoiceChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCatalogWatchTest {
  private static final String STARTER = "en_US-starter-low";
  private static final Duration LOOK = Duration.ofMillis(50);

  @TempDir Path directory;

  @Test
  void aModelThatIsGoneIsFreedWhenNobodySpeaksWithItAnyMore() throws Exception {
    TinyVoice.single(directory, "tiny");

    try (ModelCatalog catalog = open("")) {
      VoiceEngine engine = catalog.get("tiny");
      EngineUse use = catalog.use(engine);
      EngineUse another = catalog.use(engine);

      Files.delete(directory.resolve("tiny.onnx"));
      Files.delete(directory.resolve("tiny.onnx.json"));

      await()
          .untilAsserted(
              () ->
                  assertThatThrownBy(() -> catalog.get("tiny"))
                      .isInstanceOf(UnknownModelException.class));
      another.close();
      assertThat(samples(engine)).isPositive();
      use.close();
      await()
          .untilAsserted(
              () ->
                  assertThatThrownBy(() -> samples(engine))
                      .isInstanceOf(InferenceException.class)
                      .hasMessageContaining("closed"));
      assertThatThrownBy(() -> catalog.use(engine))
          .isInstanceOf(ModelReplacedException.class)
          .hasMessageContaining("tiny");
    }
  }

  @Test
  void anAliasPointsToItsModelAgainWhenThatIsBack() throws Exception {
    TinyVoice.single(directory, "tiny");
    Path aside = Files.createDirectory(directory.resolve(".aside"));

    try (ModelCatalog catalog = open("friendly")) {
      assertThat(catalog.get("friendly").id()).isEqualTo("tiny");

      move("tiny", directory, aside);
      await().untilAsserted(() -> assertThat(catalog.names()).doesNotContain("friendly"));
      assertThatThrownBy(() -> catalog.get("friendly")).isInstanceOf(UnknownModelException.class);

      move("tiny", aside, directory);
      await().untilAsserted(() -> assertThat(catalog.names()).contains("friendly"));
      assertThat(catalog.get("friendly").id()).isEqualTo("tiny");
    }
  }

  @Test
  void aDirectoryThatCannotBeReadForAWhileChangesNothing() throws Exception {
    Path models = Files.createDirectory(directory.resolve("models"));
    TinyVoice.single(models, "tiny");

    try (ModelCatalog catalog = open(models, "")) {
      VoiceEngine before = catalog.get("tiny");
      Path away = Files.move(models, directory.resolve("away"));
      TinyVoice.single(away, "second");
      assertThat(catalog.get("tiny")).isSameAs(before);

      Files.move(away, models);

      await().untilAsserted(() -> assertThat(catalog.names()).contains("tiny", "second"));
    }
  }

  private static void move(String model, Path from, Path to) throws Exception {
    for (String suffix : new String[] {".onnx", ".onnx.json"}) {
      Files.move(from.resolve(model + suffix), to.resolve(model + suffix));
    }
  }

  private static int samples(VoiceEngine engine) throws Exception {
    VoiceChoice choice = new VoiceChoice(engine.voices().first(), 1.0);
    return engine.prepare("hello", choice).submit(Priority.INTERACTIVE, 0).await().samples().length;
  }

  private ModelCatalog open(String alias) throws Exception {
    return open(directory, alias);
  }

  private static ModelCatalog open(Path directory, String alias) throws Exception {
    return ModelCatalog.open(
        directory,
        alias.isEmpty() ? Map.of() : Map.of(alias, "tiny"),
        STARTER,
        new OnnxRuntime(Device.CPU, 1, 1, BatchLimits.AUTOMATIC, Phonemizers.Mode.LEXICON, null),
        LOOK,
        Duration.ZERO);
  }
}
