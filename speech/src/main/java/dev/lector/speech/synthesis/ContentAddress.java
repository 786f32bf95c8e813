package dev.lector.speech.synthesis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Name of audio by everything that decides how it sounds: SHA-256 over a sequence of fields, each
 * as its length in bytes (4 bytes, big-endian) and its UTF-8. With the lengths, no two sequences of
 * fields look the same.
 *
 * <p>The fields, in order: {@value #SCHEME}, the model's revision, the version of the text front
 * end, the phonemizer, the voice, the speed (as {@link Double#toString(double)} writes it), the
 * format, and for each sentence its words and its pause in ms.
 */
final class ContentAddress {
  /**
   * Changes when the same fields may sound different: when checking, trimming or joining change.
   */
  private static final String SCHEME = "lector-audio-1";

  private final MessageDigest digest;

  ContentAddress() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
    add(SCHEME);
  }

  ContentAddress add(String field) {
    byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
    return this;
  }

  /** Ends the sequence. */
  String end(String extension) {
    return HexFormat.of().formatHex(digest.digest()) + "." + extension;
  }
}
