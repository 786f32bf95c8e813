package dev.lector.bridge.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A bearer token that may enter. The token itself is kept nowhere.
 *
 * @param tenant who comes with it; the name their requests and jobs carry
 * @param sha256 SHA-256 of the token's bytes, 64 hexadecimal digits
 */
public record Token(String tenant, String sha256) {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /**
   * Checks both; the digest may be written in capitals.
   *
   * @throws IllegalArgumentException when one of them cannot be right
   */
  public Token {
    sha256 = sha256.strip().toLowerCase(Locale.ROOT);
    tenant = tenant.strip();
    if (!DIGEST.matcher(sha256).matches()) {
      throw new IllegalArgumentException(
          "lector.auth.tokens must have a sha256 of 64 hexadecimal digits for each tenant, as"
              + " sha256sum prints it of a token without a line end");
    }
    if (!TENANT.matcher(tenant).matches()) {
      throw new IllegalArgumentException(
          "lector.auth.tokens must have a name of 1 to 64 letters, digits, '.', '_' or '-' for each"
              + " tenant");
    }
  }

  /**
   * Reads tokens from one line, as the environment holds them.
   *
   * @param line {@code tenant:sha256,tenant:sha256}; empty for none
   * @throws IllegalArgumentException when an entry has another shape
   */
  public static List<Token> parse(String line) {
    List<Token> tokens = new ArrayList<>();
    int place = 0;
    for (String entry : line.strip().split(",", -1)) {
      place++;
      if (!entry.isBlank()) {
        tokens.add(token(entry, place));
      }
    }
    return List.copyOf(tokens);
  }

  /** Says of a wrong entry its place, since its text may be a token. */
  private static Token token(String entry, int place) {
    int colon = entry.lastIndexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException(
          "lector.auth.tokens must be tenant:sha256,tenant:sha256; entry %d has no colon"
              .formatted(place));
    }
    try {
      return new Token(entry.substring(0, colon), entry.substring(colon + 1));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s; entry %d is wrong".formatted(e.getMessage(), place), e);
    }
  }
}
