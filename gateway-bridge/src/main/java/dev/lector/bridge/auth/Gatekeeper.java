package dev.lector.bridge.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets callers in by their bearer token (RFC 6750). Safe for use by many threads. */
public final class Gatekeeper {
  private static final Logger LOG = LoggerFactory.getLogger(Gatekeeper.class);
  private static final String SCHEME = "Bearer ";
  private static final Caller ANYBODY = new Caller("", true, true);

  private final List<Entry> entries;

  /** Where nobody is an operator, unless everybody is. */
  public Gatekeeper(List<Token> tokens) {
    this(tokens, Set.of());
  }

  /**
   * @param tokens who may enter; with none everybody may, which is logged as a warning
   * @param operators tenants that operate the farm; with no tokens everybody does
   */
  public Gatekeeper(List<Token> tokens, Set<String> operators) {
    this.entries = tokens.stream().map(token -> entry(token, operators)).toList();
    if (entries.isEmpty()) {
      LOG.warn(
          "No bearer tokens are configured (lector.auth.tokens): anybody who can connect can use the API");
    }
  }

  private static Entry entry(Token token, Set<String> operators) {
    return new Entry(
        HexFormat.of().parseHex(token.sha256()),
        new Caller(token.tenant(), false, operators.contains(token.tenant())));
  }

  /** Whether everybody may enter. */
  public boolean isOpen() {
    return entries.isEmpty();
  }

  /**
   * Who comes with these {@code Authorization} headers; empty when nobody who may enter. Every
   * configured digest is compared, each in constant time, so that the answer's time tells nothing
   * about the tokens.
   */
  public Optional<Caller> admit(List<String> authorization) {
    if (entries.isEmpty()) {
      return Optional.of(ANYBODY);
    }
    if (authorization.size() != 1) {
      return Optional.empty();
    }
    String header = authorization.getFirst().strip();
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    byte[] digest = sha256(header.substring(SCHEME.length()).strip());
    Optional<Caller> caller = Optional.empty();
    for (Entry entry : entries) {
      if (MessageDigest.isEqual(entry.digest, digest)) {
        caller = Optional.of(entry.caller);
      }
    }
    return caller;
  }

  private static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, but this one", e);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by MessageDigest.isEqual only
  private record Entry(byte[] digest, Caller caller) {}
}
