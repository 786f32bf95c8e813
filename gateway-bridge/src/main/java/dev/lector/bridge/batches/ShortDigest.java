package dev.lector.bridge.batches;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The first 128 bits of a text's SHA-256: stands for the text where many are kept only to be told
 * apart.
 */
public record ShortDigest(long high, long low) {

  /** Digest of a text. */
  public static ShortDigest of(String text) {
    ByteBuffer digest = ByteBuffer.wrap(sha256().digest(text.getBytes(UTF_8)));
    return new ShortDigest(digest.getLong(), digest.getLong());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, but this one", e);
    }
  }
}
