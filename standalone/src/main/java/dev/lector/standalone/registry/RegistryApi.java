package dev.lector.standalone.registry;

import dev.lector.exchange.WholeExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The little of the Confluent-compatible API that starting a registry takes. */
final class RegistryApi implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI server;
  private final URI confluent;

  RegistryApi(URI server) {
    this.server = server;
    this.confluent = server.resolve(ConfluentPaths.BASE);
  }

  /** The registry's address, without a path. */
  URI server() {
    return server;
  }

  boolean answers() throws InterruptedException {
    try {
      return send(request("/subjects").timeout(PROBE_TIMEOUT).GET().build()) == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Sets the compatibility of every subject that has none of its own; Apicurio's default is none.
   */
  void requireCompatibility(String level) throws RegistryException, InterruptedException {
    try {
      int status =
          send(
              request("/config")
                  .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                  .PUT(BodyPublishers.ofString("{\"compatibility\":\"" + level + "\"}"))
                  .build());
      if (status != 200) {
        throw new RegistryException(
            "The schema registry answered " + status + " when compatibility was set to " + level,
            null);
      }
    } catch (IOException e) {
      throw new RegistryException("The schema registry stopped answering: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(confluent + path)).timeout(TIMEOUT);
  }

  private int send(HttpRequest request) throws IOException, InterruptedException {
    return WholeExchange.send(
            http, request, BodyHandlers.discarding(), request.timeout().orElse(TIMEOUT))
        .statusCode();
  }
}
