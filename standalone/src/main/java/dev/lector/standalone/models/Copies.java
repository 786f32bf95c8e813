package dev.lector.standalone.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Copies files and reckons their SHA-256 on the way. */
final class Copies {
  private static final int BUFFER_BYTES = 1 << 18;
  private static final String SHA_256 = "SHA-256";

  private Copies() {}

  /**
   * Copies no more than is allowed.
   *
   * @param source for messages
   * @return SHA-256 in lower-case hexadecimal
   * @throws ModelException when there is more
   */
  static String copy(InputStream in, Path to, long most, String source)
      throws IOException, ModelException {
    MessageDigest digest = sha256();
    long left = most;
    try (OutputStream out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        left -= read;
        if (left < 0) {
          throw new ModelException(
              source + " is too large: unpacked, more than " + most + " bytes would be left of it");
        }
        digest.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** SHA-256 of a text, in lower-case hexadecimal. */
  static String sha256(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(UTF_8)));
  }

  /** SHA-256 of a file, in lower-case hexadecimal. */
  static String sha256(Path file) throws IOException {
    return digest(file, SHA_256);
  }

  /** A digest of a file by one of Java's algorithms, in lower-case hexadecimal. */
  static String digest(Path file, String algorithm) throws IOException {
    MessageDigest digest = algorithm(algorithm);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    return algorithm(SHA_256);
  }

  private static MessageDigest algorithm(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java has no " + name, e);
    }
  }
}
