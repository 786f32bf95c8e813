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
import dev.lector.speech.model.ModelLoadException;
import dev.lector.speech.voice.Gender;
import dev.lector.speech.voice.Voice;
import dev.lector.speech.voice.VoiceChoice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** KittenTTS 0.8 as it is published, with a small graph of its signature. */
class KittenTest {
  private static final String CONFIG =
      """
      {
        "name": "Kitten TTS Nano",
        "type": "ONNX1",
        "model_file": "kitten.onnx",
        "voices": "voices.npz",
        "speed_priors": {"expr-voice-2-f": 0.8},
        "voice_aliases": {"Bella": "expr-voice-2-f", "Jasper": "expr-voice-2-m"}
      }
      """;
  private static final int ROWS = 20;
  private static final int TAIL = 5_000;

  @TempDir Path directory;
  private Path folder;

  @BeforeEach
  void write() throws IOException {
    folder = Files.createDirectories(directory.resolve("kitten-nano"));
    new TinyKokoro("input_ids", "style", GraphMessage.FLOAT, false, "waveform", true, "duration")
        .write(folder.resolve("kitten.onnx"));
    Files.writeString(folder.resolve("config.json"), CONFIG);
    Files.write(folder.resolve("voices.npz"), npz("expr-voice-2-m", "expr-voice-2-f"));
  }

  @Test
  void voicesHaveTheNamesThatPeopleKnow() throws Exception {
    try (ModelCatalog catalog = KokoroModels.open(directory, "kitten-nano")) {
      assertThat(
              Objects.requireNonNull(catalog.facts().get("kitten-nano"))
                  .orElseThrow()
                  .voices()
                  .voices())
          .extracting(Voice::name, Voice::gender, Voice::accent)
          .containsExactly(
              tuple("Bella", Gender.FEMALE, "american"), tuple("Jasper", Gender.MALE, "american"));
      KittenEngine engine = (KittenEngine) catalog.get("");
      assertThat(engine.language()).isEqualTo("en-US");
      assertThat(engine.voice("jasper").name()).isEqualTo("Jasper");
      assertThat(engine.voice("expr-voice-2-m").name()).isEqualTo("Jasper");
    }
  }

  @Test
  void idsStyleSpeedAndTailAreThoseOfTheReference() throws Exception {
    try (ModelCatalog catalog = KokoroModels.open(directory, "kitten-nano")) {
      KittenEngine engine = (KittenEngine) catalog.get("");
      KokoroUtterance utterance =
          engine.utterance("He sat.", "hi sˈæt.", new VoiceChoice(engine.voice("Bella"), 1.5));

      // Each word and mark behind a space; an ellipsis, id 10, ends all.
      assertThat(utterance.tokens()).containsExactly(0, 50, 51, 16, 61, 156, 72, 62, 16, 4, 10, 0);
      KokoroInput input = utterance.inputs().getFirst();
      assertThat(input.speed()).isCloseTo(1.2f, within(1e-6f));
      assertThat(utterance.lengthScale()).isCloseTo(1 / 1.5, within(1e-9));
      // The row of the text's length in the second table of the archive, whose rows begin at 1.
      double style = 1 + 7 / 1000.0;
      Segment segment = utterance.submit(Priority.INTERACTIVE, 0).await();
      assertThat(segment.sampleRate()).isEqualTo(24_000);
      assertThat(segment.samples()).hasSize(12 * TinyKokoro.SAMPLES_PER_ID - TAIL);
      assertThat(segment.samples()[1]).isCloseTo(TinyKokoro.level(0, style, 1.2), within(1e-5f));
      assertThat(segment.times())
          .containsExactly(
              // To the middle of the space, and three frames ahead, as Kokoro's.
              new WordTime(0, 2, 0, 1500), new WordTime(3, 6, 1500, 2500));
    }
  }

  @Test
  void aTextThatIsLongerThanTheTableHasItsLastRow() throws Exception {
    try (ModelCatalog catalog = KokoroModels.open(directory, "kitten-nano")) {
      KittenEngine engine = (KittenEngine) catalog.get("");
      VoiceChoice jasper = new VoiceChoice(engine.voice("Jasper"), 1);
      KokoroInput input = engine.utterance("word ".repeat(30), "wˈɜːd", jasper).inputs().getFirst();
      assertThat(input.style()[0]).isCloseTo((ROWS - 1) / 1000f, within(1e-6f));
      // A text without a mark at its end gets a comma, which counts.
      KokoroInput bare = engine.utterance("word", "wˈɜːd", jasper).inputs().getFirst();
      assertThat(bare.style()[0]).isCloseTo(5 / 1000f, within(1e-6f));
      assertThat(engine.prepare("word", jasper).input()).endsWith(",");
    }
  }

  @Test
  void anotherSpeedInTheConfigurationIsAnotherRevision() throws Exception {
    String before = revision();
    Files.writeString(folder.resolve("config.json"), CONFIG.replace("0.8", "0.9"));
    assertThat(revision()).isNotEqualTo(before);
  }

  @Test
  void anAliasForAVoiceThatIsNotThereIsTold() throws Exception {
    Files.writeString(folder.resolve("config.json"), CONFIG.replace("2-m", "9-m"));
    assertThatThrownBy(this::revision)
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("Jasper")
        .hasMessageContaining("expr-voice-9-m");
  }

  @Test
  void withoutItsConfigurationItIsTakenForAKokoroModelThatLacksRows() throws Exception {
    Files.delete(folder.resolve("config.json"));
    assertThatThrownBy(this::revision)
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("config.json");
  }

  private String revision() throws Exception {
    try (ModelCatalog catalog = KokoroModels.open(directory, "kitten-nano")) {
      return catalog.get("").revision();
    }
  }

  /** An archive with a table for each voice, the first one's base 0, the next one's 1. */
  private static byte[] npz(String... voices) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, Integer> voice : Map.of(voices[0], 0, voices[1], 1).entrySet()) {
        zip.putNextEntry(new ZipEntry(voice.getKey() + ".npy"));
        zip.write(npy(voice.getValue()));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] npy(int base) {
    byte[] header =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, 256), }\n"
            .formatted(ROWS)
            .getBytes(StandardCharsets.US_ASCII);
    ByteBuffer npy =
        ByteBuffer.allocate(10 + header.length + ROWS * StyleTables.COLUMNS * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    npy.put((byte) 0x93)
        .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
        .put((byte) 1)
        .put((byte) 0);
    npy.putShort((short) header.length).put(header);
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < StyleTables.COLUMNS; column++) {
        npy.putFloat((float) (base + row / 1000.0));
      }
    }
    return npy.array();
  }
}
