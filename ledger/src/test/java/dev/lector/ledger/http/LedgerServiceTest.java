package dev.lector.ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.ledger.LedgerRig;
import dev.lector.testing.LongChunk;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerServiceTest {
  /** Far more than sockets and the server's budget hold. */
  private static final long MUCH = 64 << 20;

  @TempDir Path dir;

  @Test
  void aLongChunkIsRefusedInsteadOfKept() throws Exception {
    try (LedgerService service =
            new LedgerService(
                LedgerRig.config(dir, Map.of()),
                () -> true,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        HttpClient client = HttpClient.newHttpClient()) {
      assertThat(LongChunk.send(service.port(), MUCH)).isLessThan(MUCH);

      HttpRequest live =
          HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + "/health/live"))
              .build();
      assertThat(client.send(live, BodyHandlers.ofString()).body()).isEqualTo("alive\n");
    }
  }
}
