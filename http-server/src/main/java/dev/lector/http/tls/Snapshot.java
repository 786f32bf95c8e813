package dev.lector.http.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/**
 * What files held at one moment. Files are told apart by what is in them: Kubernetes changes
 * mounted Secrets by pointing a symbolic link elsewhere, and the new files may be older.
 *
 * @param digest the same for the same contents, and for the same reason that there are none
 * @param contents of each file that could be read
 * @param failure why one could not be read; empty when all could
 */
record Snapshot(String digest, Map<Path, byte[]> contents, String failure) {
  /** Far longer than any chain; what is longer is no certificate. */
  private static final int LONGEST = 1 << 20;

  static Snapshot of(PemFiles files) {
    MessageDigest digest = sha256();
    Map<Path, byte[]> contents = new HashMap<>();
    String failure = "";
    for (Path file : files.all().toList()) {
      try {
        byte[] bytes = read(file);
        contents.put(file, bytes);
        digest.update(digest(bytes));
      } catch (IOException e) {
        failure = "%s cannot be read (%s)".formatted(file, e.getClass().getSimpleName());
        digest.update(digest(failure.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
      }
    }
    return new Snapshot(HexFormat.of().formatHex(digest.digest()), contents, failure);
  }

  private static byte[] read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new IOException(file + " is longer than any certificate");
      }
      return bytes;
    }
  }

  byte[] content(Path file) {
    return Objects.requireNonNull(contents.get(file));
  }

  private static byte[] digest(byte[] bytes) {
    return sha256().digest(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
