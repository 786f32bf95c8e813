package dev.lector.speech.model.kokoro;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Arrays of float32 in NumPy's archive format: a zip of {@code NAME.npy} files, each a header in
 * Python's notation and the values. Source: NumPy, "NEP 1, a simple file format for NumPy arrays".
 */
final class Npz {
  private static final String SUFFIX = ".npy";
  private static final int MAGIC_BYTES = 6;

  /** A table has some 520 KB; some 100 of them are the most that there are together. */
  private static final int MOST_BYTES = 1 << 20;

  private static final int MOST_BYTES_TOGETHER = 1 << 27;
  private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9, ]{1,60})\\)");

  private Npz() {}

  /**
   * Reads the tables of styles in an archive.
   *
   * @param file its name, for messages
   * @throws IllegalArgumentException when one is none
   */
  static Map<String, float[]> read(byte[] archive, String file) throws IOException {
    Map<String, float[]> arrays = new TreeMap<>();
    int together = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (name.endsWith(SUFFIX)) {
          byte[] content = zip.readNBytes(MOST_BYTES + 1);
          together += content.length;
          if (content.length > MOST_BYTES || together > MOST_BYTES_TOGETHER) {
            throw new IllegalArgumentException(
                "%s is too large at %s: an array has %,d bytes at most, all %,d"
                    .formatted(file, name, MOST_BYTES, MOST_BYTES_TOGETHER));
          }
          arrays.put(
              name.substring(0, name.length() - SUFFIX.length()),
              array(content, file + " (" + name + ")"));
        }
      }
    }
    return arrays;
  }

  private static float[] array(byte[] content, String file) {
    ByteBuffer npy = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    if (content.length < 12 || npy.get(0) != (byte) 0x93 || npy.get(1) != 'N') {
      throw new IllegalArgumentException(file + " is no array of NumPy");
    }
    boolean first = npy.get(MAGIC_BYTES) == 1;
    npy.position(MAGIC_BYTES + 2);
    int length = first ? Short.toUnsignedInt(npy.getShort()) : npy.getInt();
    if (length < 0 || length > npy.remaining()) {
      throw new IllegalArgumentException(file + " is cut off");
    }
    String header =
        StandardCharsets.ISO_8859_1.decode(npy.slice(npy.position(), length)).toString();
    npy.position(npy.position() + length);
    Matcher shape = SHAPE.matcher(header);
    boolean styles =
        header.contains("'<f4'")
            && header.contains("'fortran_order': False")
            && shape.find()
            && isTable(shape.group(1), npy.remaining());
    if (!styles) {
      throw new IllegalArgumentException(
          file
              + " is no table of styles: it should be float32 with "
              + StyleTables.COLUMNS
              + " columns, but is "
              + header.strip()
              + " with "
              + npy.remaining()
              + " bytes of values");
    }
    return StyleTables.floats(npy.slice());
  }

  /** Rows of styles, whatever dimensions of 1 are around them, and as many bytes as they take. */
  private static boolean isTable(String shape, int bytes) {
    long[] sizes =
        Arrays.stream(shape.split(",", -1))
            .map(String::strip)
            .filter(size -> !size.isEmpty() && size.length() < 10)
            .mapToLong(Long::parseLong)
            .toArray();
    if (sizes.length == 0 || sizes[sizes.length - 1] != StyleTables.COLUMNS) {
      return false;
    }
    long[] many = Arrays.stream(sizes).limit(sizes.length - 1).filter(size -> size != 1).toArray();
    long rows = many.length == 0 ? 1 : many[0];
    return many.length <= 1 && rows > 0 && rows * StyleTables.COLUMNS * Float.BYTES == bytes;
  }
}
