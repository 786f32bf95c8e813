package dev.lector.http.tls;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * How the parts of a farm know each other over HTTP: {@code lector.farm}. The same for the ports of
 * a part and for what it asks of others.
 *
 * @param certificate file of the part's certificate and those between it and its authority, PEM;
 *     empty for ports without TLS
 * @param key file of its private key, PEM
 * @param ca file of the farm's authorities, PEM; empty for those that the JVM trusts
 * @param clients whether who asks a part needs a certificate of these authorities
 * @param names whether a part has to have a certificate for the name it is asked by
 * @param secrets what who asks a part has to know: the first is sent, all are taken; empty for
 *     nothing
 * @param reload how often the files are looked at
 */
public record FarmSettings(
    String certificate,
    String key,
    String ca,
    boolean clients,
    boolean names,
    List<String> secrets,
    Duration reload) {
  private static final String SECTION = "lector.farm.tls";
  private static final String SCHEME = "Bearer ";
  private static final int SHORTEST_SECRET = 16;

  /** No TLS and no secret. */
  public static final FarmSettings OPEN =
      new FarmSettings("", "", "", false, true, List.of(), TlsSettings.RELOAD);

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException when one makes no sense; names its key
   */
  public FarmSettings {
    var _ = PemFiles.of(SECTION, certificate, key, ca);
    if (clients && (ca.isBlank() || certificate.isBlank())) {
      throw new IllegalArgumentException(
          "%s.clients needs %s.ca, %s.certificate and %s.key"
              .formatted(SECTION, SECTION, SECTION, SECTION));
    }
    if (!names && ca.isBlank()) {
      throw new IllegalArgumentException(
          SECTION + ".names=false needs " + SECTION + ".ca: otherwise anybody could be anybody");
    }
    secrets = List.copyOf(secrets);
    for (String secret : secrets) {
      if (!secret.matches("[\\x21-\\x7e]{" + SHORTEST_SECRET + ",}")) {
        throw new IllegalArgumentException(
            "lector.farm.secret must be at least "
                + SHORTEST_SECRET
                + " characters of ASCII without blanks (openssl rand -hex 32)");
      }
    }
  }

  /**
   * Takes them from settings.
   *
   * @param text the value of a key without its root; empty when it is not set
   * @throws IllegalArgumentException when one makes no sense; names its key
   */
  public static FarmSettings of(UnaryOperator<String> text) {
    return new FarmSettings(
        text.apply("farm.tls.certificate"),
        text.apply("farm.tls.key"),
        text.apply("farm.tls.ca"),
        flag("farm.tls.clients", text),
        flag("farm.tls.names", text),
        Stream.of(text.apply("farm.secret").split(",", -1))
            .map(String::strip)
            .filter(secret -> !secret.isEmpty())
            .toList(),
        TlsSettings.RELOAD);
  }

  private static boolean flag(String key, UnaryOperator<String> text) {
    return switch (text.apply(key)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("lector." + key + " must be true or false");
    };
  }

  /** Whether the ports of parts speak TLS. */
  public boolean tls() {
    return !certificate.isBlank();
  }

  /** What the addresses of parts begin with. */
  public String scheme() {
    return tls() ? "https" : "http";
  }

  /**
   * Checks that nothing is asked of others in the clear where ports speak TLS.
   *
   * @param key what the address comes from
   * @param address of another part of the farm
   * @throws IllegalArgumentException when it is not, and names the key
   */
  public void requireScheme(String key, String address) {
    if (tls() && !address.startsWith("https://")) {
      throw new IllegalArgumentException(
          "%s must begin with https://, since %s.certificate is set, and is '%s'"
              .formatted(key, SECTION, address));
    }
  }

  /** Whether a request with this {@code Authorization} may be answered. */
  public boolean admits(Optional<String> authorization) {
    if (secrets.isEmpty()) {
      return true;
    }
    String given =
        authorization
            .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
            .map(value -> value.substring(SCHEME.length()).strip())
            .orElse("");
    boolean known = false;
    for (String secret : secrets) {
      known |= MessageDigest.isEqual(bytes(secret), bytes(given)); // all, so that none is faster
    }
    return known;
  }

  /** The {@code Authorization} of what is asked of others; empty for none. */
  public Optional<String> authorization() {
    return secrets.isEmpty() ? Optional.empty() : Optional.of(SCHEME + secrets.getFirst());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads the files for a part's port; empty without TLS.
   *
   * @throws IllegalArgumentException when they make no sense; names the file
   */
  public Optional<ServerTls> open() {
    return tls()
        ? Optional.of(
            new ServerTls(files(), clients ? ServerTls.Clients.ASKED : ServerTls.Clients.ANY))
        : Optional.empty();
  }

  /**
   * Reads the files, to find out whether they make sense before anything is begun.
   *
   * @throws IllegalArgumentException when they do not; names the file
   */
  public void requireReadable() {
    openClient().ifPresent(ReloadedTls::close);
  }

  /** Reads the files for what is asked of others; empty where those count that the JVM trusts. */
  Optional<ReloadedTls> openClient() {
    return tls() || !ca.isBlank() ? Optional.of(files()) : Optional.empty();
  }

  private ReloadedTls files() {
    return new ReloadedTls(PemFiles.of(SECTION, certificate, key, ca), names, reload);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "FarmSettings[certificate=%s, clients=%s]".formatted(certificate, clients);
  }
}
