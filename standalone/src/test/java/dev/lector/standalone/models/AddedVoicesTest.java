package dev.lector.standalone.models;

import static dev.lector.standalone.models.Packages.TABLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.speech.voice.Voice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Networks, and the tables of voices and the weights that belong to each. */
class AddedVoicesTest extends ModelFoldersSuite {
  @Test
  void eachNetworkGetsItsOwnVoices() throws Exception {
    write(given.resolve("kk/kk.onnx"), Packages.kokoro());
    write(given.resolve("kk/voices/af_heart.bin"), TABLE);
    kitten(given.resolve("kitten"), "Bella");
    write(given.resolve("more/bf_emma.bin"), TABLE);

    folders.add(List.of(given), null, false);

    assertThat(voices("kk")).containsExactly("af_heart", "bf_emma");
    assertThat(voices("kit")).containsExactly("Bella");
    assertThat(models.resolve("kit/voices")).doesNotExist();
    assertThat(models.resolve("kit/voices.npz")).exists();
    assertThat(models.resolve("kk/voices.npz")).doesNotExist();
  }

  @Test
  void voicesThatTheModelCouldNotSpeakWithAreRefused() throws Exception {
    Path model = given.resolve("m");
    write(model.resolve("k.onnx"), Packages.kokoro());
    write(model.resolve("voices/af_heart.bin"), TABLE);
    Path cut = write(model.resolve("voices/am_adam.bin"), Arrays.copyOf(TABLE, TABLE.length - 500));
    refused(() -> folders.add(List.of(model), null, false), "voices/am_adam.bin is no table");
    write(cut, Arrays.copyOf(TABLE, 256 * 1024));
    refused(() -> folders.add(List.of(model), null, false), "the voice am_adam has 256 styles");
    write(cut, ByteBuffer.wrap(TABLE.clone()).putInt(0, 0x0000c07f).array());
    refused(() -> folders.add(List.of(model), null, false), "the voice am_adam is damaged");

    Path joined = given.resolve("j");
    write(joined.resolve("k.onnx"), Packages.kokoro());
    write(joined.resolve("voices.bin"), TABLE);
    refused(() -> folders.add(List.of(joined), null, false), "voices.bin has tables of 1 voices");
    write(joined.resolve("voices.bin"), new byte[] {'P', 'K', 3, 4, 0});
    refused(() -> folders.add(List.of(joined), null, false), "no voices lie with the model");

    Path kitten = given.resolve("kitten");
    kitten(kitten, "Luna");
    Files.delete(kitten.resolve("config.json"));
    refused(() -> folders.add(List.of(kitten), null, false), "needs its config.json");
  }

  @Test
  void weightsOfAnotherProgramAreNoVoice() throws Exception {
    Path model = given.resolve("m");
    write(model.resolve("k.onnx"), Packages.kokoro());
    write(model.resolve("voices/af_heart.bin"), TABLE);
    write(model.resolve("pytorch_model.bin"), TABLE);
    assertThat(folders.add(List.of(model), null, false).getFirst()).endsWith(", 1 voice");
    assertThat(voices("k")).containsExactly("af_heart");
  }

  @Test
  void aNetworkWhoseWeightsLieApartKeepsItsName() throws Exception {
    Path model = given.resolve("m");
    write(model.resolve("onnx/model.onnx"), Packages.kokoro());
    write(model.resolve("onnx/model.onnx_data"), new byte[] {1});
    write(model.resolve("onnx/model.onnx_data_1"), new byte[] {2});
    write(model.resolve("voices/af_heart.bin"), TABLE);

    folders.add(List.of(model), "large", false);

    assertThat(models.resolve("large/model.onnx")).exists();
    assertThat(models.resolve("large/model.onnx_data_1")).hasBinaryContent(new byte[] {2});
    assertThat(voices("large")).containsExactly("af_heart");
    assertThat(folders.verify("large").orElseThrow()).isEmpty();
  }

  @Test
  void filesAreTakenInOnceAndNotCopiedAgain() throws Exception {
    Path model = given.resolve("m");
    write(model.resolve("k.onnx"), Packages.kokoro());
    write(model.resolve("voices/af_heart.bin"), TABLE);
    Files.createDirectories(models);
    List<Object> staged = new ArrayList<>();
    new Installer(models, IntakeLimits.USUAL)
        .install(
            intake -> {
              List<StagedFile> files = intake.take(List.of(model));
              for (StagedFile file : files) {
                staged.add(Files.getAttribute(file.file(), "unix:ino"));
              }
              return files;
            },
            null,
            false,
            Origin.LOCAL);
    assertThat(staged)
        .containsExactly(
            Files.getAttribute(models.resolve("k/k.onnx"), "unix:ino"),
            Files.getAttribute(models.resolve("k/voices/af_heart.bin"), "unix:ino"));
  }

  private void kitten(Path folder, String voice) throws IOException {
    write(folder.resolve("kit.onnx"), Packages.kokoro());
    write(folder.resolve("voices.npz"), Packages.npz(directory.resolve("npz"), "expr-1-f", 400));
    write(
        folder.resolve("config.json"),
        "{\"type\": \"ONNX2\", \"voices\": \"voices.npz\", \"voice_aliases\": {\"%s\": \"expr-1-f\"}}"
            .formatted(voice)
            .getBytes(UTF_8));
  }

  private List<String> voices(String model) throws ModelException {
    return folders.find(model).facts().orElseThrow().voices().voices().stream()
        .map(Voice::name)
        .toList();
  }

  private void refused(ThrowingCallable add, String why) throws IOException {
    assertThatThrownBy(add).isInstanceOf(ModelException.class).hasMessageContaining(why);
    assertThat(Packages.in(models)).isEmpty();
  }

  private static Path write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }
}
