package dev.lector.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.bridge.testing.Client;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.Description;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command that the description has, at a bridge without Kafka. */
class ChargedCommandsTest {
  private static final Description OURS = new Description("/dev/lector/bridge/openapi.yaml");

  @TempDir static Path dir;

  @Test
  void everyCommandIsARequestOfTheTenantsRate() {
    BridgeConfig config =
        BridgeConfig.load(
            Map.of(
                "lector.http.port", "0",
                "lector.http.host", "127.0.0.1",
                "lector.http.grace", "PT0.1S",
                "lector.tenants.requests", "1",
                "lector.kafka.bootstrap.servers", "127.0.0.1:1",
                "lector.registry.url", "mock://charged-commands",
                "lector.store.dir", dir.toString()));
    try (Bridge bridge = Bridge.start(config);
        Client client = new Client(bridge.port())) {
      assertThat(call(client, "DELETE", "/jobs/{id}").status()).as("the first").isEqualTo(404);
      int commands = 0;
      for (String path : OURS.paths()) {
        for (String method : OURS.methods(path)) {
          if (isCommand(method, path)) {
            commands++;
            Answer answer = call(client, method, path);
            assertThat(answer.status()).as(method + " " + path).isEqualTo(429);
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(answer.json().has("error")).as(path).isEqualTo(path.startsWith("/v1/"));
            assertThat(OURS.describes(path, method, 429, Optional.of("application/json")))
                .as(method + " " + path)
                .isTrue();
          }
        }
      }
      assertThat(commands).isEqualTo(9);
    }
  }

  private static Answer call(Client client, String method, String path) {
    return client.send(
        client
            .request(path.replaceAll("\\{[^}]+}", "x"))
            .method(method, BodyPublishers.noBody())
            .build());
  }

  private static boolean isCommand(String method, String path) {
    return method.equals("DELETE")
        || (method.equals("POST") && path.matches(".*/(cancel|pause|resume|replay)"));
  }
}
