package dev.lector.bridge.http;

import dev.lector.config.Ranges;
import dev.lector.http.ConnectionLimits;
import java.net.URI;
import java.net.URISyntaxException;
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
 * @param hosts names, besides those of its own network, that the server is called by; {@code *} for
 *     any. Without tokens, requests to other names are refused
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
    List<String> hosts,
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
    hosts = List.copyOf(hosts);
    cors = List.copyOf(cors);
    Ranges.require("lector.http.port", port, 0, HIGHEST_PORT);
    Ranges.require("lector.http.adminport", adminPort, -1, HIGHEST_PORT);
    Ranges.require("lector.http.memory", memory, LEAST_MEMORY, Long.MAX_VALUE);
    Ranges.requireNotNegative("lector.http.grace", grace);
    while (publicUrl.endsWith("/")) {
      publicUrl = publicUrl.substring(0, publicUrl.length() - 1);
    }
    if (!publicUrl.isEmpty()) {
      requireWeb(publicUrl);
    }
  }

  private static void requireWeb(String url) {
    boolean web;
    try {
      URI uri = new URI(url);
      web =
          ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
              && uri.getHost() != null;
    } catch (URISyntaxException _) {
      web = false;
    }
    if (!web) {
      throw new IllegalArgumentException(
          "lector.http.publicurl must be an absolute http or https URL, not '" + url + "'");
    }
  }
}
