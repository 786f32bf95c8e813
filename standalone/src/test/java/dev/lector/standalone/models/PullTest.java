package dev.lector.standalone.models;

import static dev.lector.standalone.models.Packages.TABLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.audio.Pace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of a hub that breaks off, lies and lacks things. */
class PullTest {
  private static final String REPOSITORY = "onnx-community/Kokoro-82M-v1.0-ONNX";
  private static final Pace PACE = new Pace(Duration.ofSeconds(20), 1_000);

  @TempDir Path directory;

  private final List<String> progress = new ArrayList<>();
  private Path models = Path.of("");
  private ModelFolders folders = new ModelFolders(models);
  private TestHub hub;

  @BeforeEach
  void open() throws IOException {
    models = directory.resolve("models");
    folders = new ModelFolders(models);
    hub =
        new TestHub(REPOSITORY)
            .with("README.md", "x".getBytes(UTF_8))
            .with("config.json", "{}".getBytes(UTF_8))
            .with("onnx/model.onnx", Packages.kokoro())
            .with("onnx/model_fp16.onnx", Packages.kokoro())
            .with("onnx/model_quantized.onnx", Packages.kokoro())
            .with("voices/af_heart.bin", TABLE)
            .with("voices/bm_george.bin", TABLE);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void aModelIsFetchedByTheNameThatPeopleKnow() throws Exception {
    List<String> lines = pull("kokoro-int8");

    assertThat(progress.getFirst()).contains("licence: apache-2.0");
    assertThat(lines).anyMatch(line -> line.contains("kokoro-int8: Kokoro"));
    assertThat(lines).anyMatch(line -> line.contains("apache-2.0"));
    assertThat(folders.find("kokoro-int8").facts().orElseThrow().voices().voices()).hasSize(2);
    assertThat(folders.verify("kokoro-int8").orElseThrow()).isEmpty();
    ModelRecord kept = ModelRecord.read(models.resolve("kokoro-int8")).orElseThrow();
    assertThat(kept.sources()).containsExactly(hub.address() + "/" + REPOSITORY);
    assertThat(kept.licence()).isEqualTo("apache-2.0");
    assertThat(hub.asked).noneMatch(path -> path.contains("fp16") || path.contains("README"));
    assertThat(Packages.in(models)).containsExactly("kokoro-int8");
    assertThatThrownBy(() -> pull("kokoro-int8")).hasMessageContaining("--replace");
  }

  @Test
  void whatBreaksOffGoesOnFromThere() throws Exception {
    hub.breaks = 3;
    pull("kokoro-int8");
    // What was on its way when the connection broke may be lost.
    List<Integer> offsets =
        hub.asked.stream()
            .filter(asked -> asked.startsWith("voices/af_heart.bin "))
            .map(asked -> Integer.valueOf(asked.substring(asked.indexOf(' ') + 1)))
            .toList();
    assertThat(offsets).startsWith(0).hasSize(4).isSorted().doesNotHaveDuplicates();
    assertThat(folders.verify("kokoro-int8").orElseThrow()).isEmpty();
  }

  @Test
  void theNextCommandGoesOnWhereTheLastOneBrokeOff() throws Exception {
    hub.breaks = 1;
    hub.silences = 100;
    assertThatThrownBy(() -> pull("kokoro-int8"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("goes on from there");
    assertThat(folders.list()).noneMatch(model -> model.id().contains("int8"));
    hub.asked.clear();
    hub.silences = 0;
    pull("kokoro-int8");
    assertThat(hub.asked)
        .noneMatch(path -> path.startsWith("config.json") || path.equals("voices/af_heart.bin 0"));
    assertThat(Packages.in(models)).containsExactly("kokoro-int8");
  }

  @ParameterizedTest
  @ValueSource(ints = {TestHub.CLOSES, 429, 500, 503})
  void aHubThatIsBusyOrDoesNotAnswerIsAskedAgain(int status) throws Exception {
    hub.status = status;
    hub.refusals = 4;
    pull("kokoro-int8");
    assertThat(folders.verify("kokoro-int8").orElseThrow()).isEmpty();
  }

  @Test
  void aHubThatStaysBusyIsNotAskedForEver() throws Exception {
    hub.status = 503;
    hub.refusals = 1_000;
    refused(() -> pull("kokoro-int8"), "broke off 5 times (the hub answers with status 503)");
    hub.status = 403;
    refused(() -> pull("kokoro-int8"), "status 403");
    assertThat(hub.refusals).isEqualTo(1_000 - 6);
  }

  @Test
  void placesOfOneIdDoNotShareFiles() throws Exception {
    try (TestHub other = new TestHub("other/kokoro");
        TestHub some = new TestHub("some/kokoro")) {
      other.with("a.onnx", Packages.kokoro()).with("af_other.bin", TABLE);
      other.with("voices/af_heart.bin", TABLE).silences = 100;
      some.with("a.onnx", Packages.kokoro()).with("voices/af_some.bin", TABLE);
      refused(
          () -> folders.pull("other/kokoro", other.address(), false, progress::add, PACE, 1),
          "goes on from there");
      folders.pull("some/kokoro", some.address(), false, progress::add, PACE, 1);
      assertThat(some.asked).contains("a.onnx 0");
      assertThat(Packages.in(models)).hasSize(2).contains("kokoro");
    }
  }

  @Test
  void whatLiesThereIsCheckedAgainAndWhatTheHubDoesNotListIsNotAdded() throws Exception {
    hub.breaks = 1;
    hub.silences = 100;
    refused(() -> pull("kokoro-int8"), "goes on from there");
    Path pulling = models.resolve(Packages.in(models).getFirst());
    Files.writeString(pulling.resolve("config.json"), "[]");
    Files.write(pulling.resolve("voices/af_stray.bin"), TABLE);
    hub.silences = 0;

    pull("kokoro-int8");

    assertThat(models.resolve("kokoro-int8/config.json")).hasContent("{}");
    assertThat(models.resolve("kokoro-int8/voices/af_stray.bin")).doesNotExist();
    assertThat(progress).anyMatch(line -> line.startsWith("config.json is not what the hub has"));
  }

  @Test
  void aHubWithoutRangesIsAskedFromTheBeginning() throws Exception {
    hub.breaks = 1;
    hub.ranges = false;
    pull("kokoro-int8");
    assertThat(folders.verify("kokoro-int8").orElseThrow()).isEmpty();
  }

  @Test
  void whatIsNotWhatTheHubSaysIsDeleted() throws Exception {
    hub.damaged = true;
    refused(() -> pull("kokoro-int8"), "is damaged");
    hub.damaged = false;
    pull("kokoro-int8");
    assertThat(folders.verify("kokoro-int8").orElseThrow()).isEmpty();
  }

  @Test
  void aPiperVoiceIsFoundByItsId() throws Exception {
    String place = "en/en_US/joe/medium/";
    try (TestHub piper = new TestHub("rhasspy/piper-voices")) {
      piper
          .with(place + "en_US-joe-medium.onnx", Packages.piper())
          .with(place + "en_US-joe-medium.onnx.json", Packages.piperConfig())
          .with(place + "MODEL_CARD", new byte[0]);
      folders.pull("en_US-joe-medium", piper.address(), false, progress::add, PACE, 1);
    }
    assertThat(folders.find("en_US-joe-medium").family()).isEqualTo("Piper");
    assertThat(models.resolve("en_US-joe-medium/licences/1-MODEL_CARD")).exists();
  }

  @Test
  void aKittenIsFetchedWithWhatTellsItFromKokoro() throws Exception {
    try (TestHub kitten = new TestHub("KittenML/kitten-tts-nano-0.8-fp32")) {
      kitten
          .with("kitten_tts_nano_v0_8.onnx", Packages.kokoro())
          .with("voices.npz", Packages.npz(directory.resolve("npz"), "expr-voice-2-f", 400))
          .with(
              "config.json",
              "{\"type\": \"ONNX1\", \"voice_aliases\": {\"Bella\": \"expr-voice-2-f\"}}"
                  .getBytes(UTF_8));
      List<String> lines =
          folders.pull("kitten-nano", kitten.address(), false, progress::add, PACE, 1);
      assertThat(lines.getFirst()).startsWith("kitten-nano: Kitten");
    }
    assertThat(folders.find("kitten-nano").family()).isEqualTo("Kitten");
    assertThat(folders.find("kitten-nano").facts().orElseThrow().voices().names())
        .isEqualTo("Bella");
  }

  @Test
  void piperVoicesAreThoseOfTheHubsOwnList() throws Exception {
    String list =
        """
        {"de_DE-thorsten-medium": {"key": "de_DE-thorsten-medium", "num_speakers": 1,
           "language": {"name_english": "German", "country_english": "Germany"},
           "files": {"a.onnx": {"size_bytes": 63201294}, "a.onnx.json": {"size_bytes": 4820}}},
         "en_US-libritts-high": {"num_speakers": 904, "language": {"code": "en_US"}},
         "../evil": {}}
        """;
    try (TestHub piper = new TestHub("rhasspy/piper-voices")) {
      piper.with("voices.json", list.getBytes(UTF_8));
      assertThat(HubCatalogue.voices(piper.address()))
          .containsExactly(
              new HubCatalogue.Voice("de_DE-thorsten-medium", "German (Germany)", 1, 63_206_114),
              new HubCatalogue.Voice("en_US-libritts-high", "en_US", 904, 0));
      piper.with("voices.json", "<html>".getBytes(UTF_8));
      refused(() -> HubCatalogue.voices(piper.address()), "cannot be read");
    }
    refused(() -> HubCatalogue.voices(hub.address()), "status 404");
  }

  @Test
  void ofSeveralNetworksOneIsNamed() throws Exception {
    refused(() -> pull(REPOSITORY + "2"), "status 404");
    try (TestHub other = new TestHub("some/kokoro")) {
      other
          .with("a.onnx", Packages.kokoro())
          .with("b.onnx", Packages.kokoro())
          .with("voices/af_heart.bin", TABLE);
      refused(
          () -> folders.pull("some/kokoro", other.address(), false, progress::add, PACE, 1),
          "some/kokoro/a.onnx");
      folders.pull("some/kokoro/b.onnx", other.address(), false, progress::add, PACE, 1);
    }
    assertThat(folders.find("kokoro-b").family()).isEqualTo("Kokoro");
  }

  @ParameterizedTest
  @ValueSource(strings = {"voices/../../../evil.bin", "voices//af_x.bin", "/voices.bin"})
  void aHubDoesNotDecideWhereAnythingIsWritten(String path) throws Exception {
    try (TestHub evil = new TestHub("some/kokoro")) {
      evil.with("a.onnx", Packages.kokoro()).with(path, TABLE);
      assertThatThrownBy(
              () -> folders.pull("some/kokoro", evil.address(), false, progress::add, PACE, 1))
          .isInstanceOf(ModelException.class);
    }
    assertThat(directory.resolve("evil.bin")).doesNotExist();
    assertThat(folders.list()).noneMatch(model -> model.id().equals("kokoro"));
  }

  @Test
  void whereThereIsNoHubOtherWaysAreNamed() {
    assertThatThrownBy(
            () ->
                folders.pull(
                    "kokoro-int8", URI.create("http://localhost:1"), false, progress::add, PACE, 1))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("--hub")
        .hasMessageContaining("models add");
    assertThatThrownBy(() -> pull("hal"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("kokoro-int8");
  }

  private List<String> pull(String name) throws Exception {
    return folders.pull(name, hub.address(), false, progress::add, PACE, 1);
  }

  private static void refused(ThrowingCallable pull, String why) {
    assertThatThrownBy(pull).isInstanceOf(ModelException.class).hasMessageContaining(why);
  }
}
