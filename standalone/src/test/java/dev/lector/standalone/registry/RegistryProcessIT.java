package dev.lector.standalone.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lector.standalone.e2e.Registries;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Apicurio Registry as a child process. */
class RegistryProcessIT {
  @TempDir Path data;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void itComesBackWithItsDataAfterItWasKilledAndIsGoneWhenItIsClosed() throws Exception {
    ProcessHandle second;
    try (RegistryProcess registry = Registries.start(data)) {
      assertThat(get(registry, "/config")).contains("FULL_TRANSITIVE");
      register(registry);
      ProcessHandle first = registry.handle();
      first.destroyForcibly();
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> registry.handle().pid() != first.pid() && registry.ready());
      assertThat(get(registry, "/subjects")).contains("kept-value");
      second = registry.handle();
    }
    assertThat(second.isAlive()).isFalse();
  }

  @Test
  void aPortThatIsTakenIsAFailureThatNamesTheLog() throws Exception {
    RegistryDistribution distribution = Registries.distribution();
    try (ServerSocket taken = new ServerSocket(0)) {
      RegistrySettings settings =
          new RegistrySettings(distribution, data, "localhost", taken.getLocalPort());
      assertThatThrownBy(() -> RegistryProcess.start(settings))
          .isInstanceOf(RegistryException.class)
          .hasMessageContaining("registry.log");
    }
  }

  private String get(RegistryProcess registry, String path) throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create(registry.url() + path)).build(),
            BodyHandlers.ofString())
        .body();
  }

  private void register(RegistryProcess registry) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(registry.url() + "/subjects/kept-value/versions"))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(BodyPublishers.ofString("{\"schema\":\"\\\"string\\\"\"}"))
            .build();
    assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }
}
