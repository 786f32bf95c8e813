package dev.lector.speech.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** SHA-256 over several named files, each digested by itself first so that their borders count. */
final class FilesDigest {
  private static final int BUFFER_BYTES = 1 << 16;

  private final MessageDigest all = Digests.sha256();

  void add(String name, InputStream content) throws IOException {
    MessageDigest one = Digests.sha256();
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      one.update(buffer, 0, read);
    }
    add(name, one.digest());
  }

  /** A file whose digest is known, in hexadecimal. */
  void add(String name, String digest) {
    add(name, HexFormat.of().parseHex(digest));
  }

  private void add(String name, byte[] digest) {
    all.update(name.getBytes(StandardCharsets.UTF_8));
    all.update((byte) 0);
    all.update(digest);
  }

  String hex() {
    return HexFormat.of().formatHex(all.digest());
  }
}
