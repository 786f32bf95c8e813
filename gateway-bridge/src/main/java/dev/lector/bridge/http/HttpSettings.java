package dev.lector.bridge.http;

import dev.lector.http.ConnectionLimits;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Where and how the server listens.
 *
 * @param host address to bind
 * @param port port to bind; 0 takes a free one
 * @param adminPort port for health and metrics alone; 0 takes a free one, -1 has none
 * @param publicUrl what clients call this server, without a slash at the end; empty to take the
 *     request's Host
 * @param forwarded whether X-Forwarded-Proto, -Host and -Port of a proxy in front are believed
 * @param cors origins of web pages that may call the API; {@code *} for all, empty for none
 * @param limits what clients may take of the server
 * @param memory bytes of requests and responses held at once
 * @param grace how long a stop lets waiting requests finish
 */
public record HttpSettings(
    String host,
    int port,
    int adminPort,
    String publicUrl,
    boolean forwarded,
    List<String> cors,
    ConnectionLimits limits,
    long memory,
    Duration grace) {
  private static final int HIGHEST_PORT = 65_535;
  private static final long LEAST_MEMORY = 1 << 20;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when the public URL is not an absolute http or https URL, or
   *     another value is out of range
   */
  public HttpSettings {
    cors = List.copyOf(cors);
    if (adminPort < -1 || adminPort > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          "lector.http.adminport: has to be -1 to 65535, not " + adminPort);
    }
    if (memory < LEAST_MEMORY) {
      throw new IllegalArgumentException(
          "lector.http.memory: has to be at least %d bytes, not %d"
              .formatted(LEAST_MEMORY, memory));
    }
    while (publicUrl.endsWith("/")) {
      publicUrl = publicUrl.substring(0, publicUrl.length() - 1);
    }
    if (!publicUrl.isEmpty()) {
      URI uri = URI.create(publicUrl);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!web || uri.getHost() == null) {
        throw new IllegalArgumentException(
            "lector.http.publicurl: not an absolute http or https URL: " + publicUrl);
      }
    }
  }
}
