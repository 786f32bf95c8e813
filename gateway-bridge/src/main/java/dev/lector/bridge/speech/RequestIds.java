package dev.lector.bridge.speech;

import dev.lector.bridge.http.RefusedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/** Ids of requests: random, or derived from the client's {@code Idempotency-Key}. */
public final class RequestIds {
  private static final int LONGEST_KEY = 255;

  /** Version of the UUIDs that are made from keys. */
  private static final int DERIVED = 8;

  private RequestIds() {}

  /**
   * The id of a request.
   *
   * @param tenant whose request it is; equal keys of two tenants are different requests
   * @param keys the {@code Idempotency-Key} headers
   * @throws RefusedException 400 when there are several keys, or one that cannot be one
   */
  public static String of(String tenant, List<String> keys) throws RefusedException {
    if (keys.isEmpty()) {
      return UUID.randomUUID().toString();
    }
    return derived(name(tenant, keys));
  }

  /**
   * The id a key stands for when its request has failed for now, and is tried again.
   *
   * @param retry which time, from 1
   * @throws RefusedException as {@link #of}
   */
  static String again(String tenant, List<String> keys, int retry) throws RefusedException {
    return derived("retry " + retry + " of " + name(tenant, keys));
  }

  /**
   * Whether another gateway may have given the same id to another text: ids of keys are made from
   * nothing else.
   */
  public static boolean mayBeShared(String id) {
    try {
      return UUID.fromString(id).version() == DERIVED;
    } catch (IllegalArgumentException e) {
      return true; // not one of a gateway's
    }
  }

  private static String name(String tenant, List<String> keys) throws RefusedException {
    if (keys.size() > 1) {
      throw new RefusedException(400, "Send one Idempotency-Key, not several.");
    }
    String key = unquoted(keys.getFirst().strip());
    boolean printable = key.chars().allMatch(c -> c >= 0x20 && c <= 0x7e);
    if (key.isEmpty() || key.length() > LONGEST_KEY || !printable) {
      throw new RefusedException(
          400, "An Idempotency-Key is 1 to %d printable ASCII characters.".formatted(LONGEST_KEY));
    }
    return tenant.length() + ":" + tenant + ":" + key;
  }

  /**
   * The header is a structured string by its draft, and a bare word in practice: both mean the same
   * key.
   */
  private static String unquoted(String key) {
    boolean quoted = key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"");
    return quoted ? key.substring(1, key.length() - 1) : key;
  }

  /** A name-based UUID of version 8 (RFC 9562, section 5.8) from SHA-256. */
  private static String derived(String text) {
    byte[] name = text.getBytes(StandardCharsets.UTF_8);
    try {
      ByteBuffer digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name));
      long high = (digest.getLong() & ~0xf000L) | 0x8000L;
      long low = (digest.getLong() & ~(3L << 62)) | (2L << 62);
      return new UUID(high, low).toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, but this one", e);
    }
  }
}
