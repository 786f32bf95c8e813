package dev.lector.standalone.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a wheel says of its files in {@code RECORD}: a line for each, its path, a digest and its
 * size. Source: Python's "Recording installed projects" and "Binary distribution format", which
 * wants SHA-256 or a stronger digest of every file.
 */
final class WheelRecord {
  private static final String NAME = ".dist-info/RECORD";
  private static final Pattern STRONG = Pattern.compile("sha(256|384|512)");

  private final Map<String, String> digests = new TreeMap<>();

  /** Whether a file in an archive is one. */
  static boolean isOne(String path) {
    return path.endsWith(NAME);
  }

  /** Reads one. */
  void read(byte[] content) {
    for (String line : new String(content, UTF_8).lines().toList()) {
      int size = line.lastIndexOf(',');
      int digest = size < 0 ? -1 : line.lastIndexOf(',', size - 1);
      if (digest > 0) {
        String path = line.substring(0, digest);
        digests.put(
            path.startsWith("\"") && path.endsWith("\"") && path.length() > 1
                ? path.substring(1, path.length() - 1).replace("\"\"", "\"")
                : path,
            line.substring(digest + 1, size));
      }
    }
  }

  /** Whether it names a file. */
  boolean names(String path) {
    return digests.containsKey(path);
  }

  /** Whether a file is what it says; not when it says nothing, or nothing strong. */
  boolean confirms(String path, Path file) throws IOException {
    String written = digests.getOrDefault(path, "");
    int equals = written.indexOf('=');
    String algorithm = written.substring(0, Math.max(0, equals));
    if (!STRONG.matcher(algorithm).matches()) {
      return false;
    }
    try {
      byte[] digest = Base64.getUrlDecoder().decode(written.substring(equals + 1));
      String java = "SHA-" + algorithm.substring("sha".length());
      return HexFormat.of().formatHex(digest).equals(Copies.digest(file, java));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
