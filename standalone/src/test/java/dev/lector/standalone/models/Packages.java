package dev.lector.standalone.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Models and packages with them, as small as can be. */
final class Packages {
  /** A table of styles. */
  static final byte[] TABLE = new byte[510 * 256 * 4];

  private static final String STARTER =
      "/dev/lector/voices/en_US-starter-low/en_US-starter-low.onnx";

  private Packages() {}

  /** A graph with the signature of Kokoro, which does nothing. */
  static byte[] kokoro() {
    byte[] graph =
        join(
            field(1, join(text(2, "waveform"), text(4, "Identity"))),
            field(11, text(1, "input_ids")),
            field(11, text(1, "style")),
            field(11, text(1, "speed")),
            field(12, text(1, "waveform")));
    return field(7, graph);
  }

  /** The starter voice's network. */
  static byte[] piper() throws IOException {
    return resource(STARTER);
  }

  /** Its configuration. */
  static byte[] piperConfig() throws IOException {
    return resource(STARTER + ".json");
  }

  static Path zip(Path file, Map<String, byte[]> entries) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return file;
  }

  /** A wheel, with what it says of its files. */
  static Path wheel(Path file, Map<String, byte[]> entries) throws IOException {
    return wheel(file, entries, "SHA-256");
  }

  /** A wheel whose RECORD has digests by one of Java's algorithms. */
  static Path wheel(Path file, Map<String, byte[]> entries, String algorithm) throws IOException {
    StringBuilder record = new StringBuilder();
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      record
          .append("%s,%s=".formatted(entry.getKey(), algorithm.replace("-", "").toLowerCase(ROOT)))
          .append(
              Base64.getUrlEncoder()
                  .withoutPadding()
                  .encodeToString(digest(algorithm, entry.getValue())))
          .append(",%d\n".formatted(entry.getValue().length));
    }
    Map<String, byte[]> all = new TreeMap<>(entries);
    all.put(
        "a-1.dist-info/RECORD",
        record.append("a-1.dist-info/RECORD,,\n").toString().getBytes(UTF_8));
    return zip(file, all);
  }

  private static byte[] digest(String algorithm, byte[] content) {
    try {
      return MessageDigest.getInstance(algorithm).digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** NumPy's archive with one array of float32. */
  static byte[] npz(Path scratch, String voice, int rows) throws IOException {
    byte[] header =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, 256), }\n"
            .formatted(rows)
            .getBytes(UTF_8);
    byte[] magic = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length, 0};
    byte[] array = join(magic, header, new byte[rows * 256 * 4]);
    return Files.readAllBytes(zip(scratch, Map.of(voice + ".npy", array)));
  }

  static Path tgz(Path file, Map<String, byte[]> entries) throws IOException {
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        TarArchiveEntry header = new TarArchiveEntry(entry.getKey(), true);
        header.setSize(entry.getValue().length);
        tar.putArchiveEntry(header);
        tar.write(entry.getValue());
        tar.closeArchiveEntry();
      }
    }
    return file;
  }

  /** What is in a models directory, hidden files too, but for its lock. */
  static List<String> in(Path models) throws IOException {
    try (Stream<Path> files = Files.list(models)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals(DirectoryLock.FILE))
          .toList();
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Packages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("The class path has no " + name);
      }
      return in.readAllBytes();
    }
  }

  private static byte[] text(int number, String value) {
    return field(number, value.getBytes(UTF_8));
  }

  /** A field of protobuf, shorter than 128 bytes. */
  private static byte[] field(int number, byte[] value) {
    return join(new byte[] {(byte) (number << 3 | 2), (byte) value.length}, value);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
