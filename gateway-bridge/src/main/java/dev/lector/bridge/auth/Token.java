package dev.lector.bridge.auth;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A bearer token that may enter. The token itself is kept nowhere.
 *
 * @param tenant who comes with it; the name their requests and jobs carry
 * @param sha256 SHA-256 of the token's bytes, 64 hexadecimal digits
 * @param name which of the tenant's tokens it is; the first digits of the digest where it has none
 * @param expires when it ends; null for never
 * @param operator whether it operates the farm
 */
public record Token(
    String tenant, String sha256, String name, @Nullable Instant expires, boolean operator) {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final int SHORT_DIGEST = 8;

  /**
   * Checks the values; the digest may be written in capitals.
   *
   * @throws IllegalArgumentException when one of them cannot be right; the message goes on where
   *     what names the token ends
   */
  public Token {
    sha256 = sha256.strip().toLowerCase(Locale.ROOT);
    tenant = tenant.strip();
    if (!DIGEST.matcher(sha256).matches()) {
      throw new IllegalArgumentException(
          "must have a sha256 of 64 hexadecimal digits for each tenant, as sha256sum prints it of a"
              + " token without a line end");
    }
    if (!NAME.matcher(tenant).matches()) {
      throw new IllegalArgumentException(
          "must have a name of 1 to 64 letters, digits, '.', '_' or '-' for each tenant");
    }
    name = name.isEmpty() ? sha256.substring(0, SHORT_DIGEST) : name;
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "must have a name=… of 1 to 64 letters, digits, '.', '_' or '-'");
    }
  }

  /** Whether a tenant may have this name. */
  static boolean isName(String tenant) {
    return NAME.matcher(tenant).matches();
  }

  /** One of the settings, which never expires. */
  public Token(String tenant, String sha256) {
    this(tenant, sha256, "", null, false);
  }

  /** Whether it is over at a time. */
  public boolean hasExpired(Instant now) {
    return expires != null && !now.isBefore(expires);
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
      return of(entry.substring(0, colon), entry.substring(colon + 1));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s; entry %d is wrong".formatted(e.getMessage(), place), e);
    }
  }

  /**
   * One of the settings.
   *
   * @throws IllegalArgumentException when one of them cannot be right; the message names the key
   */
  static Token of(String tenant, String sha256) {
    try {
      return new Token(tenant, sha256);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("lector.auth.tokens " + e.getMessage(), e);
    }
  }
}
