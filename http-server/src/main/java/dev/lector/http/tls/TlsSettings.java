package dev.lector.http.tls;

import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * TLS of a port that is open to clients: {@code lector.http.tls}.
 *
 * @param certificate file of the certificate and those between it and its authority, PEM; empty for
 *     no TLS
 * @param key file of its private key, PEM
 * @param clientCa file of the authorities of clients' certificates, without which nobody can
 *     connect; empty where clients need none
 * @param reload how often the files are looked at
 */
public record TlsSettings(String certificate, String key, String clientCa, Duration reload) {
  /** How often files are looked at where nothing says otherwise. */
  static final Duration RELOAD = Duration.ofSeconds(10);

  private static final String SECTION = "lector.http.tls";

  /** No TLS. */
  public static final TlsSettings OFF = new TlsSettings("", "", "", RELOAD);

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException when one is there without another that it needs
   */
  public TlsSettings {
    var _ = PemFiles.of(SECTION, certificate, key, clientCa);
    if (certificate.isBlank() && !clientCa.isBlank()) {
      throw new IllegalArgumentException(
          SECTION + ".clientca needs " + SECTION + ".certificate and " + SECTION + ".key");
    }
  }

  /**
   * Takes them from settings.
   *
   * @param text the value of a key without its root; empty when it is not set
   */
  public static TlsSettings of(UnaryOperator<String> text) {
    return new TlsSettings(
        text.apply("http.tls.certificate"),
        text.apply("http.tls.key"),
        text.apply("http.tls.clientca"),
        RELOAD);
  }

  /** Whether the port speaks TLS. */
  public boolean on() {
    return !certificate.isBlank();
  }

  /**
   * Reads the files; empty without TLS.
   *
   * @throws IllegalArgumentException when they make no sense; names the file
   */
  public Optional<ServerTls> open() {
    return on()
        ? Optional.of(
            new ServerTls(
                new ReloadedTls(PemFiles.of(SECTION, certificate, key, clientCa), true, reload),
                clientCa.isBlank() ? ServerTls.Clients.ANY : ServerTls.Clients.KNOWN))
        : Optional.empty();
  }
}
