package dev.lector.tts.worker.status;

import dev.lector.http.BoundedServer;
import dev.lector.http.tls.FarmSettings;
import dev.lector.speech.reading.Readings;
import dev.lector.telemetry.CertificateExpiry;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Supplier;

/**
 * Serves {@code /health/live}, {@code /health/ready} and {@code /metrics} to whoever runs the
 * worker, and {@code /read} to bridges.
 */
public final class HealthServer implements AutoCloseable {
  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final BoundedServer server;

  private HealthServer(BoundedServer server) {
    this.server = server;
  }

  /**
   * Starts to listen.
   *
   * @param port 0 takes a free one
   * @param farm who may have more than health
   * @param readiness whether the worker takes requests
   * @param read answers {@code POST /read}
   * @throws IllegalStateException when the port cannot be listened on
   */
  public static HealthServer start(
      String host,
      int port,
      FarmSettings farm,
      Supplier<Readiness> readiness,
      PrometheusMeterRegistry metrics,
      Handler read) {
    try {
      BoundedServer server =
          BoundedServer.internal(
              host,
              port,
              // Read to the end, that the answer is not lost with the connection.
              2L * Readings.LONGEST,
              farm,
              routing ->
                  routing
                      .get("/health/live", (_, response) -> response.send("alive\n"))
                      .get("/health", (_, response) -> ready(response, readiness.get()))
                      .get("/health/ready", (_, response) -> ready(response, readiness.get()))
                      .get("/metrics", (_, response) -> scrape(response, metrics))
                      .post("/read", read));
      CertificateExpiry.watch(metrics, "farm", server::certificateExpiry);
      return new HealthServer(server);
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "Cannot serve health and metrics on "
              + host
              + ":"
              + port
              + " (lector.worker.port; 0 takes a free one, -1 none): "
              + e.getMessage(),
          e);
    }
  }

  private static void ready(ServerResponse response, Readiness readiness) {
    response
        .status(readiness.ready() ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503)
        .send(readiness.detail() + "\n");
  }

  private static void scrape(ServerResponse response, PrometheusMeterRegistry metrics) {
    response.header(HeaderNames.CONTENT_TYPE, PROMETHEUS_TEXT).send(metrics.scrape());
  }

  /** The port really listened on. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
  }
}
