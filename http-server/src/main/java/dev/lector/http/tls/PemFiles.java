package dev.lector.http.tls;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files that TLS is configured with, in PEM.
 *
 * @param certificate what is presented: a certificate and, after it, those between it and its
 *     authority
 * @param key its private key: PKCS #8 without a password, RSA or EC
 * @param authorities certificates of those that are trusted to sign others'
 */
record PemFiles(Optional<Path> certificate, Optional<Path> key, Optional<Path> authorities) {

  /**
   * Takes them from settings, where an empty text stands for no file.
   *
   * @param section the settings' names up to their last word, as {@code lector.http.tls}
   * @throws IllegalArgumentException when there is a certificate without a key, or the reverse
   */
  static PemFiles of(String section, String certificate, String key, String authorities) {
    if (certificate.isBlank() != key.isBlank()) {
      throw new IllegalArgumentException(
          "%s.certificate and %s.key: set both or neither".formatted(section, section));
    }
    return new PemFiles(path(certificate), path(key), path(authorities));
  }

  private static Optional<Path> path(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text.strip()));
  }

  /** Those that are set. */
  Stream<Path> all() {
    return Stream.of(certificate, key, authorities).flatMap(Optional::stream);
  }
}
