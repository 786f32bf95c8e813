package dev.lector.bridge.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Where and how the server listens.
 *
 * @param host address to bind
 * @param port port to bind; 0 takes a free one
 * @param publicUrl what clients call this server, without a slash at the end; empty to take the
 *     request's Host
 * @param forwarded whether X-Forwarded-Proto, -Host and -Port of a proxy in front are believed
 * @param cors origins of web pages that may call the API; {@code *} for all, empty for none
 * @param connections connections held at once, at most
 * @param body how long a request's body may take to arrive
 * @param grace how long a stop lets waiting requests finish
 */
public record HttpSettings(
    String host,
    int port,
    String publicUrl,
    boolean forwarded,
    List<String> cors,
    int connections,
    Duration body,
    Duration grace) {

  /**
   * Checks the public URL.
   *
   * @throws IllegalArgumentException when it is not an absolute http or https URL
   */
  public HttpSettings {
    cors = List.copyOf(cors);
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
