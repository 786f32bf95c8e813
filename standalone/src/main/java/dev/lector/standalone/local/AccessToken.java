package dev.lector.standalone.local;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A bearer token for a bridge that serves one command alone, so that nobody else on the machine
 * uses it.
 *
 * @param token what the client sends
 */
public record AccessToken(String token) {
  private static final int BYTES = 24;

  /** A token nobody can guess. */
  public static AccessToken random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new AccessToken(HexFormat.of().formatHex(bytes));
  }

  /**
   * What {@code lector.auth.tokens} is set to, so that the bridge takes this token: tenant and
   * digest.
   */
  public String setting() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return "local:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, but this one", e);
    }
  }
}
