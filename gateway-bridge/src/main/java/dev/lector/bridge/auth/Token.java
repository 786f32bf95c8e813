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
          "lector.auth.tokens: the sha256 of tenant '%s' is not 64 hexadecimal digits; printf %%s TOKEN | sha256sum prints one"
              .formatted(tenant));
    }
    if (!TENANT.matcher(tenant).matches()) {
      throw new IllegalArgumentException(
          "lector.auth.tokens: a tenant's name is 1 to 64 letters, digits, '.', '_' or '-', not '%s'"
              .formatted(tenant));
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
    for (String entry : line.strip().split(",", -1)) {
      if (entry.isBlank()) {
        continue;
      }
      int colon = entry.lastIndexOf(':');
      if (colon < 0) {
        throw new IllegalArgumentException(
            "lector.auth.tokens: write tenant:sha256,tenant:sha256; an entry has no colon");
      }
      tokens.add(new Token(entry.substring(0, colon), entry.substring(colon + 1)));
    }
    return List.copyOf(tokens);
  }
}
