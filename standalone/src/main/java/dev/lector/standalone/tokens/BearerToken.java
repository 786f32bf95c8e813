package dev.lector.standalone.tokens;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A bearer token that nobody can guess: a prefix by which scanners of secrets know it, and 43
 * letters and digits, each one of 62, which are 256 bits.
 *
 * @param text what clients send
 */
public record BearerToken(String text) {
  private static final String PREFIX = "lector_";
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 43;

  /** A new one. */
  public static BearerToken random() {
    SecureRandom random = new SecureRandom();
    StringBuilder text = new StringBuilder(PREFIX);
    for (int i = 0; i < LENGTH; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new BearerToken(text.toString());
  }

  /** SHA-256 of it, in hexadecimal digits. */
  public String sha256() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, but this one", e);
    }
  }

  /** Without the token, which is shown on purpose only. */
  @Override
  public String toString() {
    return "BearerToken";
  }
}
