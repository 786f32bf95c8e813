package dev.lector.speech.phonemes.english;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A short digest of data that decide how words are said. It is part of the name of what says them,
 * and so of the address of audio: new data are never answered with old audio.
 */
public final class DataDigest {
  private DataDigest() {}

  /**
   * Digests resources: the CRC-32 of their CRC-32s, which a jar knows of its entries.
   *
   * @param beside a class in whose package they are, unless their names begin with a slash
   * @return eight hexadecimal digits
   */
  public static String of(Class<?> beside, List<String> resources) {
    CRC32 digest = new CRC32();
    for (String resource : resources) {
      URL place = beside.getResource(resource);
      if (place == null) {
        throw new IllegalStateException("no " + resource + " on the class path");
      }
      try {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt((int) digest(place)).flip());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + resource, e);
      }
    }
    return HexFormat.of().toHexDigits((int) digest.getValue());
  }

  private static long digest(URL place) throws IOException {
    URLConnection connection = place.openConnection();
    if (connection instanceof JarURLConnection jar) {
      long known = jar.getJarEntry().getCrc();
      if (known >= 0) {
        return known;
      }
    }
    CRC32 digest = new CRC32();
    try (InputStream in = connection.getInputStream()) {
      digest.update(in.readAllBytes());
    }
    return digest.getValue();
  }
}
