package dev.lector.tts.worker.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.http.tls.FarmSettings;
import dev.lector.testing.LongChunk;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class HealthServerTest {
  /** Far more than sockets and the server's budget hold. */
  private static final long MUCH = 64 << 20;

  @Test
  void aLongChunkIsRefusedInsteadOfKept() throws Exception {
    try (HealthServer server =
            HealthServer.start(
                "localhost",
                0,
                FarmSettings.OPEN,
                () -> new Readiness(true, "ready"),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                (_, response) -> response.send("read"));
        HttpClient client = HttpClient.newHttpClient()) {
      assertThat(LongChunk.send(server.port(), MUCH)).isLessThan(MUCH);

      HttpRequest live =
          HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/health/live"))
              .build();
      assertThat(client.send(live, BodyHandlers.ofString()).body()).isEqualTo("alive\n");
    }
  }
}
