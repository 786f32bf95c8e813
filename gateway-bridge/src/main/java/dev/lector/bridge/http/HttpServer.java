package dev.lector.bridge.http;

import dev.lector.bridge.auth.Gatekeeper;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import java.time.Duration;

/** The HTTP server: HTTP/1.1, one virtual thread a connection. */
public final class HttpServer implements AutoCloseable {
  private static final Duration AFTER_GRACE = Duration.ofSeconds(2);

  private final WebServer server;
  private final Deadline bodies;

  private HttpServer(WebServer server, Deadline bodies) {
    this.server = server;
    this.bodies = bodies;
  }

  /**
   * Binds the port and serves.
   *
   * @param routes what is served
   * @param gatekeeper who may call what is guarded
   * @param observer hears of every request
   * @throws IllegalStateException when the port cannot be bound
   */
  public static HttpServer start(
      HttpSettings settings, Routes routes, Gatekeeper gatekeeper, RequestObserver observer) {
    Http1Config http1 = Http1Config.builder().sendKeepAliveHeader(false).build();
    Deadline bodies = new Deadline(settings.body());
    Dispatcher dispatcher = new Dispatcher(routes, gatekeeper, settings, observer, bodies);
    WebServer server =
        WebServer.builder()
            .host(settings.host())
            .port(settings.port())
            .shutdownHook(false)
            .maxTcpConnections(settings.connections())
            .shutdownGracePeriod(settings.grace().plus(AFTER_GRACE))
            .protocolsDiscoverServices(false)
            .addConnectionSelector(new WatchedConnections(http1))
            .directHandlers(ProtocolErrors.handlers())
            .routing(routing -> routing.any(dispatcher))
            .build()
            .start();
    if (!server.isRunning()) {
      bodies.close();
      throw new IllegalStateException(
          "The HTTP server could not listen on %s:%d".formatted(settings.host(), settings.port()));
    }
    return new HttpServer(server, bodies);
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /**
   * Takes no more connections, lets requests finish for the configured grace and a little, then
   * ends all.
   */
  @Override
  public void close() {
    server.stop();
    bodies.close();
  }
}
