package dev.lector.audio;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs URLs of audio so that whoever has one can fetch that object until a moment and nothing
 * else: an HMAC-SHA256 over the key and the expiry. Every process with the same secret accepts what
 * another signed. Safe for use by many threads.
 */
public final class MediaSigner {
  /** Bytes a secret has at least. */
  public static final int SHORTEST_SECRET = 16;

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKey secret;
  private final Clock clock;

  /**
   * @param secret at least 16 bytes that nobody can guess
   * @param clock tells what has expired
   * @throws IllegalArgumentException when the secret is too short
   */
  public MediaSigner(byte[] secret, Clock clock) {
    if (secret.length < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "A media secret has %d bytes or more, but this one has %d"
              .formatted(SHORTEST_SECRET, secret.length));
    }
    this.secret = new SecretKeySpec(secret, ALGORITHM);
    this.clock = clock;
  }

  /** Signs {@code key} for {@code validFor} from now, in whole seconds rounded up. */
  public Signed sign(AudioKey key, Duration validFor) {
    long expires = clock.instant().plus(validFor).plusNanos(999_999_999).getEpochSecond();
    return new Signed(expires, signature(key, expires));
  }

  /**
   * Whether {@code signature} was made for this key and expiry with this secret, and the expiry is
   * still to come. Takes the same time wherever a wrong signature differs. Compared as it is
   * written, since several texts of Base64 may stand for the same bytes.
   *
   * @param expires seconds since 1970-01-01T00:00Z
   */
  public boolean verify(AudioKey key, long expires, String signature) {
    return MessageDigest.isEqual(bytes(signature(key, expires)), bytes(signature))
        && clock.instant().getEpochSecond() < expires;
  }

  private String signature(AudioKey key, long expires) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(key, expires));
  }

  private static byte[] bytes(String signature) {
    return signature.getBytes(StandardCharsets.UTF_8);
  }

  private byte[] mac(AudioKey key, long expires) {
    try {
      // A Mac is not safe for many threads, and making one is cheap.
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac.doFinal((key.value() + "\n" + expires).getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM + ", but this one", e);
    }
  }

  /**
   * What to add to a URL.
   *
   * @param expires seconds since 1970-01-01T00:00Z from which the URL is of no use any more
   * @param signature URL-safe Base64 without padding
   */
  public record Signed(long expires, String signature) {

    /** {@code expires=…&signature=…} */
    public String query() {
      return "expires=" + expires + "&signature=" + signature;
    }
  }
}
