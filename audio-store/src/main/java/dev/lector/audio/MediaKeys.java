package dev.lector.audio;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys that links to audio are signed with. The first named key signs; every key verifies the
 * links that name it, and the key without a name those that name none. A key that is left out
 * verifies nothing any more, so all its links end.
 */
public final class MediaKeys {
  /** Bytes a secret has at least. */
  public static final int SHORTEST_SECRET = 16;

  static final String ALGORITHM = "HmacSHA256";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  private final @Nullable SecretKey unnamed;
  private final Map<String, SecretKey> named;

  private MediaKeys(@Nullable SecretKey unnamed, Map<String, SecretKey> named) {
    this.unnamed = unnamed;
    this.named = named;
  }

  /**
   * The one key of a farm whose keys have no names.
   *
   * @param secret at least 16 bytes that nobody can guess
   * @throws IllegalArgumentException when the secret is too short
   */
  public static MediaKeys unnamed(byte[] secret) {
    return new MediaKeys(key("A media secret", secret), Map.of());
  }

  /**
   * Reads keys.
   *
   * @param secret of the key without a name; empty when there is none
   * @param entries the named keys, each {@code ID:SECRET}, the one that signs first
   * @throws IllegalArgumentException when an entry is not one, names a key twice or has a secret
   *     that is too short; no message repeats a secret
   */
  public static MediaKeys parse(String secret, List<String> entries) {
    Map<String, SecretKey> named = new LinkedHashMap<>();
    for (String entry : entries) {
      int colon = entry.indexOf(':');
      String id = colon < 0 ? "" : entry.substring(0, colon);
      if (!ID.matcher(id).matches()) {
        throw new IllegalArgumentException(
            "A media key is ID:SECRET, its id 1 to 32 letters, digits, hyphens and underscores; key %d of %d is not"
                .formatted(named.size() + 1, entries.size()));
      }
      if (named.put(id, key("The media key " + id, bytes(entry.substring(colon + 1)))) != null) {
        throw new IllegalArgumentException("Two media keys have the id " + id);
      }
    }
    SecretKey unnamed = secret.isEmpty() ? null : key("A media secret", bytes(secret));
    return new MediaKeys(unnamed, named);
  }

  /** Whether there is no key to sign with. */
  public boolean isEmpty() {
    return unnamed == null && named.isEmpty();
  }

  /** The id of the key that signs; empty when the key without a name does. */
  Optional<String> signing() {
    return named.keySet().stream().findFirst();
  }

  /**
   * A key.
   *
   * @param id empty for the key without a name
   */
  Optional<SecretKey> find(Optional<String> id) {
    return id.isPresent() ? Optional.ofNullable(named.get(id.get())) : Optional.ofNullable(unnamed);
  }

  private static SecretKey key(String which, byte[] secret) {
    if (secret.length < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "%s has %d bytes or more, but this one has %d"
              .formatted(which, SHORTEST_SECRET, secret.length));
    }
    return new SecretKeySpec(secret, ALGORITHM);
  }

  private static byte[] bytes(String secret) {
    return secret.getBytes(StandardCharsets.UTF_8);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "MediaKeys" + named.keySet();
  }
}
