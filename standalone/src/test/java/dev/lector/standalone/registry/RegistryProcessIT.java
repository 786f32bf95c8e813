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
import java.net.http.HttpResponse;
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
      answersWhereConfluentsRegistryDoes(registry);
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
  void aPortThatIsTakenIsAFailureThatNamesIt() throws Exception {
    RegistryDistribution distribution = Registries.distribution();
    try (ServerSocket taken = new ServerSocket(0)) {
      RegistrySettings settings =
          new RegistrySettings(distribution, data, "localhost", taken.getLocalPort());
      assertThatThrownBy(() -> RegistryProcess.start(settings))
          .isInstanceOf(RegistryException.class)
          .hasMessageContaining("localhost:" + taken.getLocalPort());
    }
  }

  private void answersWhereConfluentsRegistryDoes(RegistryProcess registry) throws Exception {
    assertThat(URI.create(registry.url()).getPath()).as("its address has no path").isEmpty();
    assertThat(get(registry, "/subjects/kept-value/versions/latest"))
        .contains("\"subject\":\"kept-value\"", "\"id\":");
    String id =
        get(registry, "/subjects/kept-value/versions/latest")
            .replaceFirst(".*\"id\":(\\d+).*", "$1");
    assertThat(get(registry, "/schemas/ids/" + id)).isEqualTo("{\"schema\":\"\\\"string\\\"\"}");
    assertThat(get(registry, "/schemas/types")).contains("AVRO");
    assertThat(get(registry, "/mode")).contains("READWRITE");
    assertThat(get(registry, "/contexts")).startsWith("[");
    assertThat(get(registry, "/subjects/none-value/versions/latest"))
        .as("the registry's own error")
        .contains("\"error_code\":40401");
    assertThat(get(registry, "/apis/ccompat/v7/subjects")).isEqualTo(get(registry, "/subjects"));
    assertThat(
            send(
                registry,
                "/compatibility/subjects/kept-value/versions/latest",
                "{\"schema\":\"\\\"int\\\"\"}"))
        .contains("\"is_compatible\":false");
  }

  private String get(RegistryProcess registry, String path) throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create(registry.url() + path)).build(),
            BodyHandlers.ofString())
        .body();
  }

  private void register(RegistryProcess registry) throws Exception {
    assertThat(send(registry, "/subjects/kept-value/versions", "{\"schema\":\"\\\"string\\\"\"}"))
        .startsWith("{\"id\":");
  }

  private String send(RegistryProcess registry, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(registry.url() + path))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }
}
