package dev.lector.bridge.speech;

import dev.lector.bridge.http.RefusedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Ids of requests: random, or derived from the client's {@code Idempotency-Key}. Bridges with the
 * same secret give a key the same id, and nobody without it can tell which. Without one anybody can
 * who knows the key.
 */
public final class RequestIds {
  private static final int LONGEST_KEY = 255;
  private static final String HMAC = "HmacSHA256";

  /** Version of the UUIDs that are made from keys. */
  private static final int DERIVED = 8;

  /** What is derived for ids tells nothing of what else the secret is for. */
  private static final byte[] PURPOSE = "lector ids of keys, 1".getBytes(StandardCharsets.UTF_8);

  private final Optional<SecretKeySpec> key;

  private RequestIds(Optional<SecretKeySpec> key) {
    this.key = key;
  }

  /**
   * Ids derived under a secret that all bridges of a farm have.
   *
   * @param secret empty when they have none
   */
  public static RequestIds keyed(String secret) {
    return new RequestIds(
        secret.isEmpty()
            ? Optional.empty()
            : Optional.of(
                hmacKey(hmac(hmacKey(secret.getBytes(StandardCharsets.UTF_8)), PURPOSE))));
  }

  /**
   * The id of a request.
   *
   * @param tenant whose request it is; equal keys of two tenants are different requests
   * @param keys the {@code Idempotency-Key} headers
   * @throws RefusedException 400 when there are several keys, or one that cannot be one
   */
  public String of(String tenant, List<String> keys) throws RefusedException {
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
  String again(String tenant, List<String> keys, int retry) throws RefusedException {
    return derived("retry " + retry + " of " + name(tenant, keys));
  }

  /**
   * Whether another bridge may have given the same id to another text: ids of keys are made from
   * nothing else.
   */
  public static boolean mayBeShared(String id) {
    try {
      return UUID.fromString(id).version() == DERIVED;
    } catch (IllegalArgumentException e) {
      return true; // not one of a bridge's
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

  /** A UUID of version 8 (RFC 9562, section 5.8) from HMAC-SHA-256, or from SHA-256. */
  private String derived(String text) {
    byte[] name = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer digest = ByteBuffer.wrap(key.map(k -> hmac(k, name)).orElseGet(() -> sha256(name)));
    long high = (digest.getLong() & ~0xf000L) | 0x8000L;
    long low = (digest.getLong() & ~(3L << 62)) | (2L << 62);
    return new UUID(high, low).toString();
  }

  private static byte[] sha256(byte[] name) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, but this one", e);
    }
  }

  private static SecretKeySpec hmacKey(byte[] secret) {
    return new SecretKeySpec(secret, HMAC);
  }

  private static byte[] hmac(SecretKeySpec key, byte[] name) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(name);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA-256, but this one", e);
    }
  }
}
