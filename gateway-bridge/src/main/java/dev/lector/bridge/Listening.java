package dev.lector.bridge;

import dev.lector.bridge.auth.Gatekeeper;
import dev.lector.bridge.http.HttpServer;
import dev.lector.bridge.http.HttpSettings;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.ops.BridgeMetrics;
import dev.lector.telemetry.Tracing;
import org.jspecify.annotations.Nullable;

/**
 * The servers of a bridge: of its clients, and of operators where they have a port of their own.
 */
final class Listening implements AutoCloseable {
  private final HttpServer clients;
  private final @Nullable HttpServer admin;

  private Listening(HttpServer clients, @Nullable HttpServer admin) {
    this.clients = clients;
    this.admin = admin;
  }

  /**
   * Starts both, or none.
   *
   * @param operations served on the port of operators
   * @throws IllegalStateException when a port cannot be bound
   * @throws IllegalArgumentException when the files of TLS make no sense; names the file
   */
  static Listening start(
      BridgeConfig config,
      Routes routes,
      Routes operations,
      Gatekeeper gatekeeper,
      BridgeMetrics metrics,
      Tracing tracing) {
    HttpSettings settings = config.http();
    HttpServer clients =
        HttpServer.start(settings, config.tls(), routes, gatekeeper, metrics, tracing);
    try {
      metrics.watchServer(clients);
      metrics.watchCertificate("clients", clients);
      if (settings.adminPort() < 0) {
        return new Listening(clients, null);
      }
      HttpServer admin =
          HttpServer.startAdmin(settings, config.farm(), operations, gatekeeper, metrics);
      metrics.watchCertificate("farm", admin);
      return new Listening(clients, admin);
    } catch (RuntimeException e) {
      clients.close();
      throw e;
    }
  }

  int port() {
    return clients.port();
  }

  /** -1 where operators have none of their own. */
  int adminPort() {
    return admin == null ? -1 : admin.port();
  }

  @Override
  public void close() {
    clients.close();
    if (admin != null) {
      admin.close(); // last, so that probes hear of the stop
    }
  }
}
