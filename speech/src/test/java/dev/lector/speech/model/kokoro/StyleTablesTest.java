package dev.lector.speech.model.kokoro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lector.speech.model.ModelCatalog;
import dev.lector.speech.model.ModelLoadException;
import dev.lector.speech.voice.Voice;
import dev.lector.speech.voice.VoiceChoice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Voices in every form in which they are given away. */
class StyleTablesTest {
  @TempDir Path directory;
  private Path folder;

  @BeforeEach
  void folder() throws IOException {
    folder = Files.createDirectories(directory.resolve("tiny"));
    TinyKokoro.shipped().write(folder.resolve("tiny.onnx"));
  }

  @Test
  void anArchiveOfNumPyHasAVoiceInEachArray() throws Exception {
    Files.write(folder.resolve("voices-v1.0.bin"), npz("<f4", "af_heart", "bm_george"));
    assertVoices("af_heart", "bm_george");
  }

  @Test
  void tablesBehindEachOtherAreNamedByTheGraph() throws Exception {
    TinyKokoro.shipped().naming("af_heart, bm_george").write(folder.resolve("tiny.onnx"));
    Files.write(folder.resolve("voices.bin"), concatenated());
    assertVoices("af_heart", "bm_george");
  }

  @Test
  void tablesBehindEachOtherAreNamedByTheFactsWhereTheGraphDoesNot() throws Exception {
    Files.write(folder.resolve("voices.bin"), concatenated());
    Files.writeString(
        folder.resolve("voices.json"),
        "{\"voices\": [{\"name\": \"af_heart\"}, {\"name\": \"bm_george\"}]}");
    assertVoices("af_heart", "bm_george");
  }

  @Test
  void tablesThatNobodyNamesAreRefusedWithTheirNumber() throws Exception {
    Files.write(folder.resolve("voices.bin"), concatenated());
    assertRefused("voices.bin has tables of 2 voices");
  }

  @Test
  void whatIsNoTableIsRefused() throws Exception {
    Files.createDirectories(folder.resolve("voices"));
    Files.write(folder.resolve("voices/af_heart.bin"), new byte[1000]);
    assertRefused("voices/af_heart.bin is no table of styles");
  }

  @Test
  void arraysOfAnotherTypeAreRefused() throws Exception {
    Files.write(folder.resolve("voices.npz"), npz("<f8", "af_heart"));
    assertRefused("is no table of styles: it should be float32 with 256 columns");
  }

  @Test
  void shorterTablesAreThoseOfAnotherFamily() throws Exception {
    Files.createDirectories(folder.resolve("voices"));
    Files.write(folder.resolve("voices/af_heart.bin"), new byte[400 * 256 * 4]);
    assertRefused("the voice af_heart has 400 styles where Kokoro has 510");
  }

  @Test
  void aModelWithoutVoicesIsRefused() throws Exception {
    Files.createDirectories(folder.resolve("voices"));
    assertRefused("no voices lie with the model");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(1020, 256)", "(255, 1, 256)", "(2, 255, 256)", "(256,)", "()", "(510, 512)"})
  void arraysWhoseShapeIsNotThatOfTheirValuesAreRefused(String shape) throws Exception {
    Files.write(folder.resolve("voices.npz"), npz("<f4", shape, TinyKokoro.table(0), "af_heart"));
    assertRefused("voices.npz (af_heart.npy) is no table of styles");
  }

  @Test
  void anArchiveThatUnpacksToFarMoreThanStylesIsRefused() throws Exception {
    byte[] zeros = new byte[16_000 * 1024];
    Files.write(folder.resolve("voices.npz"), npz("<f4", "(16000, 256)", zeros, "af_heart"));
    assertRefused("voices.npz is too large at af_heart.npy");
    String[] names = IntStream.range(0, 300).mapToObj(i -> "af_" + i).toArray(String[]::new);
    byte[] table = new byte[510 * 1024];
    Files.write(folder.resolve("voices.npz"), npz("<f4", "(510, 1, 256)", table, names));
    assertRefused("voices.npz is too large at af_");
  }

  @Test
  void stylesThatAreNoNumbersAreRefused() throws Exception {
    byte[] table = ByteBuffer.wrap(TinyKokoro.table(0)).putInt(4_000, 0x0000c07f).array();
    Files.write(folder.resolve("voices.npz"), npz("<f4", "(510, 1, 256)", table, "af_heart"));
    assertRefused("the table of the voice af_heart is damaged");
  }

  @Test
  void aNameThatWouldBeTakenForAMixtureIsRefused() throws Exception {
    byte[] table = TinyKokoro.table(0);
    Files.write(folder.resolve("voices.npz"), npz("<f4", "(510, 1, 256)", table, "af heart*2"));
    assertRefused("a voice cannot be called \"af heart*2\"");
  }

  private void assertVoices(String first, String second) throws Exception {
    try (ModelCatalog catalog = KokoroModels.open(directory, "tiny")) {
      KokoroEngine engine = (KokoroEngine) catalog.get("");
      assertThat(engine.voices().voices()).extracting(Voice::name).containsExactly(first, second);
      KokoroInput input =
          engine.utterance("", "hi", new VoiceChoice(engine.voice(second), 1)).inputs().getFirst();
      assertThat(input.style()[255]).isCloseTo(1.001f, within(1e-6f));
    }
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> KokoroModels.open(directory, "tiny"))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining(message);
  }

  private static byte[] concatenated() {
    byte[] one = TinyKokoro.table(0);
    return ByteBuffer.allocate(2 * one.length).put(one).put(TinyKokoro.table(1)).array();
  }

  private static byte[] npz(String type, String... names) throws IOException {
    return npz(type, "(510, 1, 256)", null, names);
  }

  /** Archives an array for each name: {@code table}, or one whose base is its number. */
  private static byte[] npz(String type, String shape, byte @Nullable [] table, String... names)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < names.length; i++) {
        zip.putNextEntry(new ZipEntry(names[i] + ".npy"));
        String header =
            "{'descr': '%s', 'fortran_order': False, 'shape': %s, }\n".formatted(type, shape);
        byte[] text = header.getBytes(StandardCharsets.US_ASCII);
        zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        zip.write(
            ByteBuffer.allocate(2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) text.length)
                .array());
        zip.write(text);
        zip.write(table == null ? TinyKokoro.table(i) : table);
      }
    }
    return bytes.toByteArray();
  }
}
