package dev.lector.bridge.http;

import dev.lector.bridge.auth.Gatekeeper;
import dev.lector.http.BoundedServer;
import dev.lector.http.ByteBudget;
import dev.lector.http.ConnectionLimits;
import dev.lector.http.ThisHost;
import dev.lector.http.tls.FarmSettings;
import dev.lector.http.tls.ServerTls;
import dev.lector.http.tls.TlsSettings;
import dev.lector.telemetry.Tracing;
import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An HTTP server for routes. */
public final class HttpServer implements AutoCloseable {
  private static final Duration AFTER_GRACE = Duration.ofSeconds(2);

  private final BoundedServer server;
  private final ByteBudget budget;

  private HttpServer(BoundedServer server, ByteBudget budget) {
    this.server = server;
    this.budget = budget;
  }

  /**
   * Binds the port and serves, without TLS and traces.
   *
   * @param routes what is served
   * @param gatekeeper who may call what is guarded
   * @param observer hears of every request
   * @throws IllegalStateException when the port cannot be bound
   * @throws IllegalArgumentException when the files of TLS make no sense; names the file
   */
  public static HttpServer start(
      HttpSettings settings, Routes routes, Gatekeeper gatekeeper, RequestObserver observer) {
    return start(settings, TlsSettings.OFF, routes, gatekeeper, observer, Tracing.off());
  }

  /**
   * Binds the port and serves.
   *
   * @param tls of the port
   * @param routes what is served
   * @param gatekeeper who may call what is guarded
   * @param observer hears of every request
   * @param tracing has a span for every request
   * @throws IllegalStateException when the port cannot be bound
   * @throws IllegalArgumentException when the files of TLS make no sense; names the file
   */
  public static HttpServer start(
      HttpSettings settings,
      TlsSettings tls,
      Routes routes,
      Gatekeeper gatekeeper,
      RequestObserver observer,
      Tracing tracing) {
    return start(
        settings,
        settings.port(),
        settings.limits(),
        tls.open(),
        _ -> {},
        routes,
        gatekeeper,
        observer,
        tracing);
  }

  /**
   * Serves health and metrics on a port of their own, so that whoever watches does not compete with
   * clients for connections.
   *
   * @param farm who may read the metrics; health is open to all
   * @throws IllegalStateException when the port cannot be bound
   * @throws IllegalArgumentException when the files of TLS make no sense; names the file
   */
  public static HttpServer startAdmin(
      HttpSettings settings,
      FarmSettings farm,
      Routes routes,
      Gatekeeper gatekeeper,
      RequestObserver observer) {
    List<String> names = new ArrayList<>(settings.hosts());
    names.add(settings.host());
    names.add(ThisHost.name());
    return start(
        settings,
        settings.adminPort(),
        ConnectionLimits.INTERNAL,
        farm.open(),
        routing -> BoundedServer.admitting(farm, names, routing),
        routes,
        gatekeeper,
        observer,
        Tracing.off());
  }

  private static HttpServer start(
      HttpSettings settings,
      int port,
      ConnectionLimits limits,
      Optional<ServerTls> tls,
      Consumer<HttpRouting.Builder> first,
      Routes routes,
      Gatekeeper gatekeeper,
      RequestObserver observer,
      Tracing tracing) {
    ByteBudget budget = new ByteBudget(settings.memory());
    Dispatcher dispatcher = new Dispatcher(routes, gatekeeper, settings, observer, budget, tracing);
    BoundedServer server =
        BoundedServer.start(
            settings.host(),
            port,
            limits,
            budget,
            tls,
            config ->
                config
                    .shutdownGracePeriod(settings.grace().plus(AFTER_GRACE))
                    .directHandlers(ProtocolErrors.handlers()),
            routing -> {
              first.accept(routing);
              routing.any(dispatcher);
            });
    return new HttpServer(server, budget);
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** Bytes of requests and responses that are held now. */
  public long bytesHeld() {
    return budget.held();
  }

  /** Connections that are open. */
  public int connections() {
    return server.connections();
  }

  /** Until when the certificate in use is valid; empty where the port speaks no TLS. */
  public Optional<Instant> certificateExpiry() {
    return server.certificateExpiry();
  }

  /** Connections that were closed because their clients were too slow. */
  public long closedAsSlow() {
    return server.closedAsSlow();
  }

  /**
   * Takes no more connections, lets requests finish for the configured grace and a little, then
   * ends all.
   */
  @Override
  public void close() {
    server.close();
  }
}
