package dev.lector.audio;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Name of an object in the store: 64 lower-case hexadecimal digits of a SHA-256, and the file
 * extension of its format, as in {@code 9f86…0a08.wav}. The caller decides what the digest covers:
 * everything that decides how the audio sounds and, unless tenants share their audio, the tenant.
 *
 * @param value the whole name
 */
public record AudioKey(String value) {
  /**
   * Extension of what is no audio yet, but kept until it is: apart from the audio, so that what
   * nobody has removed can be found.
   */
  public static final String KEPT = "kept";

  private static final int DIGEST_LENGTH = 64;
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}\\.[a-z0-9]{1,8}");

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException when {@code value} is not a digest with an extension
   */
  public AudioKey {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "An audio key is 64 hexadecimal digits and an extension, but this is: " + value);
    }
  }

  /** The key {@code text} is, or empty when it has not the shape of one. */
  public static Optional<AudioKey> parse(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(new AudioKey(text)) : Optional.empty();
  }

  /** The 64 digits before the dot. */
  String digest() {
    return value.substring(0, DIGEST_LENGTH);
  }

  /** Whether it names something that is kept for a while. */
  boolean isKept() {
    return extension().equals(KEPT);
  }

  /** The extension after the dot, e.g. {@code wav}. */
  String extension() {
    return value.substring(DIGEST_LENGTH + 1);
  }
}
