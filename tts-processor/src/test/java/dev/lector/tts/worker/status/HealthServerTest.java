package dev.lector.tts.worker.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.http.tls.FarmSettings;
import dev.lector.testing.LongChunk;
import dev.lector.testing.TestAuthority;
import dev.lector.testing.TestAuthority.Issued;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void metricsSayUntilWhenTheCertificateIsValid(@TempDir Path directory) throws Exception {
    TestAuthority authority = TestAuthority.in(directory);
    Issued certificate = authority.issue("worker");
    FarmSettings farm =
        new FarmSettings(
            certificate.certificate().toString(),
            certificate.key().toString(),
            authority.certificate().toString(),
            false,
            false,
            List.of(),
            Duration.ofMillis(20));
    Instant expected;
    try (InputStream pem = Files.newInputStream(certificate.certificate())) {
      X509Certificate read =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
      expected = read.getNotAfter().toInstant();
    }
    assertThat(metrics(farm))
        .containsPattern("lector_tls_certificate_expiry_seconds\\{port=\"farm\"} [0-9.E]+")
        .satisfies(text -> assertThat(expiry(text)).isEqualTo((double) expected.getEpochSecond()));
    assertThat(metrics(FarmSettings.OPEN)).doesNotContain("certificate");
  }

  private static double expiry(String metrics) {
    return metrics
        .lines()
        .filter(line -> line.startsWith("lector_tls_certificate_expiry_seconds{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElse(Double.NaN);
  }

  /** What a worker's port with such settings says to Prometheus. */
  private static String metrics(FarmSettings farm) {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    try (HealthServer server =
        HealthServer.start(
            "localhost",
            0,
            farm,
            () -> new Readiness(true, "ready"),
            registry,
            (_, response) -> response.send("read"))) {
      assertThat(server.port()).isPositive();
      return registry.scrape();
    }
  }
}
