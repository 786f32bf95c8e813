package dev.lector.audio;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Signs URLs of audio so that whoever has one can fetch that object until a moment and nothing
 * else: an HMAC-SHA256 over the key and the expiry. Every process with the same {@link MediaKeys}
 * accepts what another signed. Safe for use by many threads.
 */
public final class MediaSigner {
  private final Supplier<MediaKeys> keys;
  private final Clock clock;

  /**
   * @param keys asked each time, so that a key which is left out counts no more
   * @param clock tells what has expired
   */
  public MediaSigner(Supplier<MediaKeys> keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * A signer with one key, which has no name.
   *
   * @param secret at least 16 bytes that nobody can guess
   * @param clock tells what has expired
   * @throws IllegalArgumentException when the secret is too short
   */
  public MediaSigner(byte[] secret, Clock clock) {
    this(always(MediaKeys.unnamed(secret)), clock);
  }

  private static Supplier<MediaKeys> always(MediaKeys keys) {
    return () -> keys;
  }

  /** Signs {@code key} for {@code validFor} from now, in whole seconds rounded up. */
  public Signed sign(AudioKey key, Duration validFor) {
    long expires = clock.instant().plus(validFor).plusNanos(999_999_999).getEpochSecond();
    MediaKeys now = keys.get();
    Optional<String> id = now.signing();
    SecretKey secret =
        now.find(id).orElseThrow(() -> new IllegalStateException("There is no key to sign with"));
    return new Signed(expires, signature(secret, key, expires), id);
  }

  /**
   * Whether {@code signature} was made for this key and expiry with the secret that is named, and
   * the expiry is still to come. Takes the same time wherever a wrong signature differs. Compared
   * as it is written, since several texts of Base64 may stand for the same bytes.
   *
   * @param expires seconds since 1970-01-01T00:00Z
   * @param id of the key that signed, as {@link Signed#id} gave it
   */
  public boolean verify(AudioKey key, long expires, String signature, Optional<String> id) {
    Optional<SecretKey> secret = keys.get().find(id);
    return secret.isPresent()
        && MessageDigest.isEqual(bytes(signature(secret.get(), key, expires)), bytes(signature))
        && clock.instant().getEpochSecond() < expires;
  }

  private static String signature(SecretKey secret, AudioKey key, long expires) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(secret, key, expires));
  }

  private static byte[] bytes(String signature) {
    return signature.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] mac(SecretKey secret, AudioKey key, long expires) {
    try {
      // A Mac is not safe for many threads, and making one is cheap.
      Mac mac = Mac.getInstance(MediaKeys.ALGORITHM);
      mac.init(secret);
      return mac.doFinal((key.value() + "\n" + expires).getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "Every Java platform has " + MediaKeys.ALGORITHM + ", but this one", e);
    }
  }

  /**
   * What to add to a URL.
   *
   * @param expires seconds since 1970-01-01T00:00Z from which the URL is of no use any more
   * @param signature URL-safe Base64 without padding
   * @param id of the key; empty where it has no name
   */
  public record Signed(long expires, String signature, Optional<String> id) {

    /** {@code expires=…&signature=…}, and {@code &kid=…} where the key has a name */
    public String query() {
      return "expires=" + expires + "&signature=" + signature + id.map("&kid="::concat).orElse("");
    }
  }
}
