package dev.lector.bridge.auth;

import dev.lector.config.FieldLines;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The format of a file of tokens. A line is a token: tenant, digest, and fields that may be left
 * out.
 *
 * <pre>
 * acme 9f86d081…0f00a08 name=ci expires=2027-01-31T00:00:00Z
 * ops  2bb80d53…a527a25b name=anna operator=true
 * </pre>
 */
public final class TokenFile {
  /** Tokens of one file. */
  static final int MOST = 100_000;

  private static final String NAME = "name";
  private static final String EXPIRES = "expires";
  private static final String OPERATOR = "operator";

  private TokenFile() {}

  /**
   * Reads the tokens.
   *
   * @throws IllegalArgumentException when a line is wrong; the message says which and why, and
   *     nothing of the line's own text
   */
  public static List<Token> parse(String text) {
    Set<String> digests = new HashSet<>();
    Set<List<String>> names = new HashSet<>();
    List<Token> tokens =
        FieldLines.read(
            text,
            2,
            Set.of(NAME, EXPIRES, OPERATOR),
            line -> {
              Token token = token(line);
              if (!digests.add(token.sha256())) {
                throw new IllegalArgumentException("has the digest of an earlier line");
              }
              if (!names.add(List.of(token.tenant(), token.name()))) {
                throw new IllegalArgumentException(
                    "has the tenant and the name of an earlier line");
              }
              return token;
            });
    if (tokens.size() > MOST) {
      throw new IllegalArgumentException(
          "it has %,d tokens, and %,d is the most".formatted(tokens.size(), MOST));
    }
    return List.copyOf(tokens);
  }

  /** The line of a token. */
  public static String line(Token token) {
    StringBuilder line =
        new StringBuilder("%s %s name=%s".formatted(token.tenant(), token.sha256(), token.name()));
    if (token.expires() != null) {
      line.append(" expires=").append(token.expires());
    }
    if (token.operator()) {
      line.append(" operator=true");
    }
    return line.toString();
  }

  private static Token token(FieldLines.Line line) {
    String operator = line.fields().getOrDefault(OPERATOR, "false");
    if (!operator.equals("true") && !operator.equals("false")) {
      throw new IllegalArgumentException("must have operator=true or operator=false");
    }
    return new Token(
        line.words().getFirst(),
        line.words().get(1),
        line.fields().getOrDefault(NAME, ""),
        expires(line.fields().get(EXPIRES)),
        operator.equals("true"));
  }

  private static @Nullable Instant expires(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "must have an expires=… such as 2027-01-31T00:00:00Z, a time of ISO 8601", e);
    }
  }
}
