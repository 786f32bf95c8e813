package dev.lector.http;

import dev.lector.http.tls.FarmSettings;
import dev.lector.http.tls.ServerTls;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A server for HTTP/1.1, one virtual thread a connection, within {@link ConnectionLimits}. */
public final class BoundedServer implements AutoCloseable {
  private static final long INTERNAL_BYTES = 4 << 20;

  /**
   * Logs failed starts with a stack trace, of which {@link #start} tells in a line. A field, since
   * {@code java.util.logging} forgets the levels of loggers that nobody holds.
   */
  private static final Logger HELIDON = Logger.getLogger("io.helidon.webserver.LoomServer");

  static {
    HELIDON.setLevel(Level.OFF);
  }

  private final WebServer server;
  private final Watchdog watchdog;
  private final Optional<ServerTls> tls;

  private BoundedServer(WebServer server, Watchdog watchdog, Optional<ServerTls> tls) {
    this.server = server;
    this.watchdog = watchdog;
    this.tls = tls;
  }

  /**
   * Binds a port and serves.
   *
   * @param port 0 takes a free one
   * @param budget bytes that may be held at once
   * @param tls closed with the server; empty for none
   * @param more further configuration of the server
   * @param routes what is served
   * @throws IllegalStateException when the port cannot be bound
   */
  public static BoundedServer start(
      String host,
      int port,
      ConnectionLimits limits,
      ByteBudget budget,
      Optional<ServerTls> tls,
      Consumer<WebServerConfig.Builder> more,
      Consumer<HttpRouting.Builder> routes) {
    Http1Config http1 = Http1Config.builder().sendKeepAliveHeader(false).build();
    Watchdog watchdog = new Watchdog(limits);
    WebServerConfig.Builder config =
        WebServer.builder()
            .host(host)
            .port(port)
            .shutdownHook(false)
            .maxTcpConnections(limits.connections())
            .protocolsDiscoverServices(false)
            .addConnectionSelector(new BoundedConnections(http1, limits, budget, watchdog, tls))
            .routing(
                routing -> {
                  routing.addFilter(
                      (chain, request, _) -> {
                        Connection connection = Connection.CURRENT.get();
                        connection.requestBegins();
                        try {
                          chain.proceed();
                        } finally {
                          connection.requestEnds();
                          if (request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
                            connection.end(); // the server says that it closes, but reads on
                          }
                        }
                      });
                  routes.accept(routing);
                });
    more.accept(config);
    try {
      WebServer server = config.build().start();
      if (server.isRunning()) {
        return new BoundedServer(server, watchdog, tls);
      }
    } catch (RuntimeException e) {
      watchdog.close();
      tls.ifPresent(ServerTls::close);
      throw new IllegalStateException(
          "The HTTP server could not listen on %s:%d: %s".formatted(host, port, e.getMessage()), e);
    }
    watchdog.close();
    tls.ifPresent(ServerTls::close);
    throw new IllegalStateException(
        "The HTTP server could not listen on %s:%d%s".formatted(host, port, reason(host, port)));
  }

  /** Helidon only logs why it could not bind, so the same is tried once more. */
  private static String reason(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, port));
      return "";
    } catch (IOException e) {
      return ": " + e.getMessage();
    }
  }

  /**
   * Binds a port for other parts of the farm and its monitoring, whose requests have no bodies.
   *
   * @param port 0 takes a free one
   * @param farm how those know each other; health is open to all
   * @throws IllegalStateException when the port cannot be bound
   * @throws IllegalArgumentException when the files of TLS make no sense
   */
  public static BoundedServer internal(
      String host, int port, FarmSettings farm, Consumer<HttpRouting.Builder> routes) {
    return internal(host, port, 0, farm, routes);
  }

  /**
   * The same for requests with bodies.
   *
   * @param longest body, bytes; a longer one gets a 413
   */
  public static BoundedServer internal(
      String host,
      int port,
      long longest,
      FarmSettings farm,
      Consumer<HttpRouting.Builder> routes) {
    return internal(
        host,
        port,
        longest,
        farm.open(),
        routing -> {
          admitting(farm, List.of(host, ThisHost.name()), routing);
          routes.accept(routing);
        });
  }

  /**
   * Binds a port with the same bounds for whoever can connect, whose requests have bodies.
   *
   * @param longest body, bytes; a longer one gets a 413
   * @throws IllegalStateException when the port cannot be bound
   */
  public static BoundedServer internal(
      String host, int port, long longest, Consumer<HttpRouting.Builder> routes) {
    return internal(host, port, longest, Optional.empty(), routes);
  }

  private static BoundedServer internal(
      String host,
      int port,
      long longest,
      Optional<ServerTls> tls,
      Consumer<HttpRouting.Builder> routes) {
    return start(
        host,
        port,
        ConnectionLimits.INTERNAL,
        new ByteBudget(INTERNAL_BYTES),
        tls,
        config -> config.maxPayloadSize(longest),
        routes);
  }

  /**
   * Refuses who is no part of the farm, but lets all ask for health.
   *
   * @param names what the port is called by, besides what nobody can register
   */
  public static void admitting(
      FarmSettings farm, Collection<String> names, HttpRouting.Builder routes) {
    routes.addFilter(new FarmAccess(farm, new OwnSite(names)));
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** Connections that are open. */
  public int connections() {
    return watchdog.open();
  }

  /** Connections that were closed because their clients were too slow. */
  public long closedAsSlow() {
    return watchdog.closed();
  }

  /** Until when the certificate in use is valid; empty where the port speaks no TLS. */
  public Optional<Instant> certificateExpiry() {
    return tls.flatMap(ServerTls::expiry);
  }

  /** Takes no more connections, lets requests finish for a while, then ends all. */
  @Override
  public void close() {
    server.stop();
    watchdog.close();
    tls.ifPresent(ServerTls::close);
  }
}
