package dev.lector.bridge.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens by their digest. They are looked up by a digest of that digest and a secret of this
 * process: how long it takes tells nothing about a digest that is in the table, and does not depend
 * on how many there are.
 */
final class TokenTable {
  private static final int SECRET_BYTES = 32;
  private static final byte[] SECRET = secret();

  private final Map<ByteBuffer, Entry> entries = new HashMap<>();

  @SuppressWarnings("ArrayRecordComponent") // compared by MessageDigest.isEqual only
  private record Entry(byte[] digest, Token token) {}

  /**
   * @param tokens of those with one digest the last counts
   */
  TokenTable(List<Token> tokens) {
    for (Token token : tokens) {
      byte[] digest = HexFormat.of().parseHex(token.sha256());
      entries.put(place(digest), new Entry(digest, token));
    }
  }

  /** The entry of what somebody sent as a token; empty when there is none. */
  Optional<Token> find(String sent) {
    byte[] digest = sha256().digest(sent.getBytes(StandardCharsets.UTF_8));
    return Optional.ofNullable(entries.get(place(digest)))
        .filter(entry -> MessageDigest.isEqual(entry.digest, digest))
        .map(Entry::token);
  }

  private static ByteBuffer place(byte[] digest) {
    MessageDigest keyed = sha256();
    keyed.update(SECRET);
    return ByteBuffer.wrap(keyed.digest(digest));
  }

  private static byte[] secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, but this one", e);
    }
  }
}
