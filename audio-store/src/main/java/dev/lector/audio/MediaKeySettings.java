package dev.lector.audio;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a configuration says of the keys that links to audio are signed with: {@code
 * lector.media.secret}, {@code .secrets} and {@code .secretsfile}.
 *
 * @param secret of the key without a name; empty: there is none
 * @param named keys, each {@code ID:SECRET}, the one that signs first
 * @param file that has named keys instead; empty: none
 */
public record MediaKeySettings(String secret, List<String> named, String file) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one makes no sense; the message names its key
   */
  public MediaKeySettings {
    named = List.copyOf(named);
    int length = secret.getBytes(StandardCharsets.UTF_8).length;
    if (length > 0 && length < MediaKeys.SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "lector.media.secret must have %d bytes or more, or be empty; it has %d"
              .formatted(MediaKeys.SHORTEST_SECRET, length));
    }
    if (!named.isEmpty() && !file.isEmpty()) {
      throw new IllegalArgumentException(
          "lector.media.secrets and lector.media.secretsfile exclude each other: set one of them");
    }
    try {
      MediaKeys.parse(secret, named);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("lector.media.secrets: " + e.getMessage(), e);
    }
  }

  /**
   * The keys; empty when none are configured.
   *
   * @throws IllegalArgumentException when the file cannot be read or is wrong
   */
  public Optional<Supplier<MediaKeys>> keys() {
    if (!file.isEmpty()) {
      return Optional.of(new MediaKeysFile(Path.of(file), secret));
    }
    MediaKeys keys = MediaKeys.parse(secret, named);
    return keys.isEmpty() ? Optional.empty() : Optional.of(() -> keys);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "MediaKeySettings[file=" + file + "]";
  }
}
