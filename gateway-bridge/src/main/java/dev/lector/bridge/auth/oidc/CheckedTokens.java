package dev.lector.bridge.auth.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Tokens that were found valid a short time ago, by their digest, so that not each request of a
 * client costs a verification. Safe for use by many threads.
 */
final class CheckedTokens {
  /** How long a token is not looked at again: at most so much longer does a withdrawn key count. */
  static final Duration KEPT = Duration.ofMinutes(5);

  /** Tokens; some 300 bytes each. */
  static final int MOST = 10_000;

  private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  private record Entry(Verdict.Valid verdict, Instant from, Instant until) {
    /** Also not before: clocks are set back. */
    boolean holds(Instant now) {
      return !now.isBefore(from) && now.isBefore(until);
    }
  }

  /** What was found of a token; empty when it has to be looked at. */
  Optional<Verdict.Valid> find(String token, Instant now) {
    String digest = digest(token);
    synchronized (entries) {
      return Optional.ofNullable(entries.get(digest))
          .filter(entry -> entry.holds(now))
          .map(Entry::verdict);
    }
  }

  /** Keeps what was found of a token. */
  void put(String token, Verdict.Valid verdict, Instant now) {
    String digest = digest(token);
    Instant until = now.plus(KEPT);
    Entry entry =
        new Entry(verdict, now, verdict.until().isBefore(until) ? verdict.until() : until);
    synchronized (entries) {
      entries.put(digest, entry);
      if (entries.size() > MOST) {
        entries.pollFirstEntry();
      }
    }
  }

  int size() {
    synchronized (entries) {
      return entries.size();
    }
  }

  private static String digest(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, but this one", e);
    }
  }
}
