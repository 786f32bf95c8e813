package dev.lector.speech.model.kokoro;

import dev.lector.speech.model.Digests;
import dev.lector.speech.model.ModelFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Supplier;

/**
 * The styles of voices: for each voice a table of float32 with {@value #COLUMNS} columns, one row
 * for each length of an input. They come as a raw file a voice ({@code voices/af_heart.bin}, little
 * endian), as one NPZ archive ({@code voices-v1.0.bin}, {@code voices.npz}), or as the tables of
 * all voices one behind the other ({@code voices.bin} of sherpa-onnx), whose names the graph's
 * metadata or {@code voices.json} has.
 */
final class StyleTables {
  static final int COLUMNS = 256;
  private static final int ROW_BYTES = COLUMNS * Float.BYTES;
  static final int ROWS = 510;
  private static final long MOST_BYTES = 1L << 28;
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private final SequencedMap<String, float[]> tables;
  private final String digest;

  private StyleTables(SequencedMap<String, float[]> tables, String digest) {
    this.tables = tables;
    this.digest = digest;
  }

  /**
   * Reads the tables of a model.
   *
   * @param names of voices whose tables lie one behind the other; asked for only if they do
   * @param fewestRows that a table has
   * @throws IllegalArgumentException when there are none, or they are no tables of styles
   */
  static StyleTables read(ModelFiles files, Supplier<List<String>> names, int fewestRows)
      throws IOException {
    MessageDigest digest = Digests.sha256();
    SequencedMap<String, float[]> tables = new LinkedHashMap<>();
    for (String file : files.others()) {
      String name = file.substring(file.lastIndexOf('/') + 1);
      if (!name.endsWith(".bin") && !name.endsWith(".npz")) {
        continue;
      }
      byte[] content;
      try (InputStream in = files.other(file)) {
        content = in.readNBytes(Math.toIntExact(MOST_BYTES));
      }
      digest.update(content);
      if (startsWithZip(content)) {
        tables.putAll(Npz.read(content, file));
      } else if (file.startsWith("voices/")) {
        tables.put(name.substring(0, name.lastIndexOf('.')), table(content, file));
      } else {
        tables.putAll(split(content, file, names.get()));
      }
    }
    if (tables.isEmpty()) {
      throw new IllegalArgumentException(
          "no voices lie with the model: a file for each in a folder voices/, or all of them in"
              + " voices.bin or voices.npz");
    }
    tables.forEach(
        (voice, table) -> {
          requireName(voice);
          requireRows(voice, table, fewestRows);
          requireNumbers(voice, table);
        });
    return new StyleTables(tables, HexFormat.of().formatHex(digest.digest()));
  }

  /** Others could not be said in a request, or would be taken for a mixture. */
  private static void requireName(String voice) {
    if (!VoiceMix.isName(voice)) {
      throw new IllegalArgumentException(
          "a voice cannot be called \"%s\": no spaces, and none of * + ( )".formatted(voice));
    }
  }

  private static void requireNumbers(String voice, float[] table) {
    for (float value : table) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(
            "the table of the voice " + voice + " is damaged: it has values that are no numbers");
      }
    }
  }

  /** KittenTTS has graphs of the same signature, for other symbols and with shorter tables. */
  private static void requireRows(String voice, float[] table, int fewest) {
    int rows = table.length / COLUMNS;
    if (rows < fewest) {
      throw new IllegalArgumentException(
          "the voice "
              + voice
              + " has "
              + rows
              + " styles where Kokoro has "
              + fewest
              + ": its table is cut off, or of a KittenTTS model, which needs its config.json");
    }
  }

  private static boolean startsWithZip(byte[] content) {
    return content.length > ZIP.length
        && ByteBuffer.wrap(content, 0, 4).equals(ByteBuffer.wrap(ZIP));
  }

  private static float[] table(byte[] content, String file) {
    if (content.length == 0 || content.length % ROW_BYTES != 0) {
      throw new IllegalArgumentException(
          file + " is no table of styles: it should have rows of " + ROW_BYTES + " bytes");
    }
    return floats(ByteBuffer.wrap(content));
  }

  private static Map<String, float[]> split(byte[] content, String file, List<String> names) {
    int size = ROWS * ROW_BYTES;
    if (content.length == 0 || content.length % size != 0) {
      throw new IllegalArgumentException(
          file + " is neither an NPZ archive nor tables of " + size + " bytes for each voice");
    }
    int count = content.length / size;
    if (names.size() != count) {
      throw new IllegalArgumentException(
          file
              + " has tables of "
              + count
              + " voices, but the graph's metadata (speaker_names) and voices.json name "
              + names.size());
    }
    Map<String, float[]> tables = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      tables.put(names.get(i), floats(ByteBuffer.wrap(content, i * size, size)));
    }
    return tables;
  }

  static float[] floats(ByteBuffer bytes) {
    float[] floats = new float[bytes.remaining() / Float.BYTES];
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
    return floats;
  }

  /** Names of the voices, in the order of their files. */
  SequencedSet<String> names() {
    return tables.sequencedKeySet();
  }

  /** SHA-256 of the files. */
  String digest() {
    return digest;
  }

  /**
   * The style of a voice, or a mixture of several, for an input of a length.
   *
   * @param row the last one stands for all that are longer
   */
  float[] style(VoiceMix mix, int row) {
    float[] style = new float[COLUMNS];
    mix.shares()
        .forEach(
            (voice, share) -> {
              float[] table = Objects.requireNonNull(tables.get(voice));
              int from = Math.min(row, table.length / COLUMNS - 1) * COLUMNS;
              for (int i = 0; i < COLUMNS; i++) {
                style[i] += (float) (share * table[from + i]);
              }
            });
    return style;
  }
}
