package dev.lector.verifier;

import dev.lector.http.BoundedServer;
import dev.lector.http.tls.FarmSettings;
import dev.lector.telemetry.CertificateExpiry;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.BooleanSupplier;

/** {@code /health/live}, {@code /health/ready} and {@code /metrics}. */
final class HealthServer implements AutoCloseable {
  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final BoundedServer server;

  private HealthServer(BoundedServer server) {
    this.server = server;
  }

  /**
   * Starts to listen.
   *
   * @param farm who may read the metrics; health is open to all
   * @throws IllegalStateException when the port cannot be listened on
   * @throws IllegalArgumentException when the files of TLS make no sense
   */
  static HealthServer start(
      String host,
      int port,
      FarmSettings farm,
      BooleanSupplier ready,
      PrometheusMeterRegistry metrics) {
    BoundedServer server =
        BoundedServer.internal(
            host,
            port,
            farm,
            routing ->
                routing
                    .get("/health/live", (_, response) -> response.send("live\n"))
                    .get(
                        "/health/ready",
                        (_, response) -> {
                          boolean is = ready.getAsBoolean();
                          response
                              .status(is ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503)
                              .send(is ? "ready\n" : "starting\n");
                        })
                    .get(
                        "/metrics",
                        (_, response) ->
                            response
                                .header(HeaderNames.CONTENT_TYPE, PROMETHEUS_TEXT)
                                .send(metrics.scrape())));
    CertificateExpiry.watch(metrics, "farm", server::certificateExpiry);
    return new HealthServer(server);
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
  }
}
