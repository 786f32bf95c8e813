package dev.lector.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.bridge.testing.Client;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.Description;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The description of the API, the running bridge (here one without Kafka) and the contract say the
 * same.
 */
class DescriptionTest {
  @TempDir static Path dir;

  private static final Description OURS = new Description("/dev/lector/bridge/openapi.yaml");
  private static final Description LIVEPEER =
      new Description("/dev/lector/bridge/openapi-livepeer.yaml");

  /** Answers for as long as somebody listens. */
  private static final String ENDLESS = "/farm/events";

  private static Bridge bridge;
  private static Client client;

  @BeforeAll
  static void start() {
    bridge =
        Bridge.start(
            BridgeConfig.load(
                Map.of(
                    "lector.http.port", "0",
                    "lector.http.host", "127.0.0.1",
                    "lector.http.grace", "PT0.1S",
                    "lector.kafka.bootstrap.servers", "127.0.0.1:1",
                    "lector.registry.url", "mock://description",
                    "lector.store.dir", dir.toString())));
    client = new Client(bridge.port());
  }

  @AfterAll
  static void stop() {
    client.close();
    bridge.close();
  }

  @Test
  void everyDescribedPathIsServedWithItsMethodsAndNoOthers() {
    for (String path : OURS.paths()) {
      String requested = path.replaceAll("\\{[^}]+}", "x");
      for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
        if (method.equals("GET") && path.equals(ENDLESS)) {
          continue;
        }
        Answer answer =
            client.send(
                client.request(requested).method(method, BodyPublishers.ofString("")).build());
        boolean described = OURS.methods(path).contains(method);
        assertThat(answer.status() == 405).as(method + " " + path).isEqualTo(!described);
        if (!described) {
          assertThat(answer.header("Allow")).contains(OURS.methods(path));
        }
      }
    }
  }

  @Test
  void theDescriptionIsServed() {
    Answer answer = client.get("/openapi.yaml");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).startsWith("openapi: 3.1.0").contains("/text-to-speech:");
  }

  @Test
  void whereNobodyNeedsATokenTheDescriptionAsksForNone() {
    assertThat(client.get("/openapi.yaml").text())
        .contains("\n      security: []\n")
        .doesNotContain("- HTTPBearer: []");
    assertThat(OURS.part("paths", "/batches", "post", "security").toString())
        .contains("HTTPBearer");
  }

  @Test
  void linksLeadToOperationsThatThereAre() {
    Set<String> operations = new TreeSet<>();
    List<String> linked = new ArrayList<>();
    for (String path : OURS.paths()) {
      for (String method : OURS.methods(path)) {
        String[] operation = {"paths", path, method.toLowerCase(Locale.ROOT)};
        operations.add(OURS.part(with(operation, "operationId")).toString());
        for (String status : OURS.keys(with(operation, "responses"))) {
          String[] response = with(operation, "responses", status);
          if (OURS.keys(response).contains("links")) {
            for (String link : OURS.keys(with(response, "links"))) {
              linked.add(OURS.part(with(response, "links", link, "operationId")).toString());
            }
          }
        }
      }
    }
    assertThat(operations).containsAll(linked);
    assertThat(linked)
        .contains("getBatch", "getBatchItems", "getJob", "retrieveBatch", "downloadFile");
  }

  private static String[] with(String[] path, String... more) {
    return Stream.concat(Stream.of(path), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void livepeersSchemasAreAsTheyWere() {
    for (String name : LIVEPEER.keys("components", "schemas")) {
      if (!name.equals("TextToSpeechParams")) {
        String[] schema = {"components", "schemas", name};
        assertThat(OURS.part(schema)).as(name).isEqualTo(LIVEPEER.part(schema));
      }
    }
  }

  @Test
  void whatLivepeersClientsSendMeansWhatItMeant() {
    String[] schema = {"components", "schemas", "TextToSpeechParams"};
    assertThat(OURS.keys(schema)).doesNotContain("required");
    for (String field :
        LIVEPEER.keys("components", "schemas", "TextToSpeechParams", "properties")) {
      String[] path = {"components", "schemas", "TextToSpeechParams", "properties", field};
      assertThat(OURS.part(path)).as(field).isEqualTo(LIVEPEER.part(path));
    }
    for (String key : List.of("operationId", "requestBody", "security")) {
      assertThat(OURS.part("paths", "/text-to-speech", "post", key))
          .as(key)
          .isEqualTo(LIVEPEER.part("paths", "/text-to-speech", "post", key));
    }
  }

  @Test
  void whatLivepeersClientsGetIsWhatTheyGot() {
    for (String status : LIVEPEER.keys("paths", "/text-to-speech", "post", "responses")) {
      String[] content = {"paths", "/text-to-speech", "post", "responses", status, "content"};
      if (status.equals("422")) {
        assertThat(OURS.part(content).toString()).contains("HTTPValidationError");
      } else {
        // Beside it there may be what a client has to ask for by Accept.
        for (String type : LIVEPEER.keys(content)) {
          String[] body = {
            "paths", "/text-to-speech", "post", "responses", status, "content", type
          };
          assertThat(OURS.part(body)).as(status).isEqualTo(LIVEPEER.part(body));
        }
      }
    }
  }

  @Test
  void withoutKafkaTheGatewayLivesIsNotReadyAndTakesNothing() {
    assertThat(bridge.ready()).isFalse();
    assertThat(client.get("/health/live").text()).isEqualTo("{\"status\":\"UP\"}");
    Answer ready = client.get("/health/ready");
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.json().path("status").asText()).isEqualTo("DOWN");
    assertThat(ready.message()).isNotEmpty();
    assertThat(client.get("/health").json()).isEqualTo(ready.json());
    Answer refused = client.speak("{\"text\":\"hi\"}");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isNotEmpty();
    Answer letters = client.get("/dead-letters");
    assertThat(letters.status()).isEqualTo(503);
    assertThat(letters.message()).isNotEmpty();
  }

  @Test
  void whatIsDoneIsMeasured() {
    var _ = client.get("/health/live");
    var _ = client.speak("{}");
    String metrics = client.get("/metrics").text();
    assertThat(metrics)
        .contains("lector_bridge_waiting 0")
        .contains("lector_bridge_publish_failures_total 0")
        .contains(
            "lector_http_requests_seconds_count{method=\"POST\",route=\"/text-to-speech\",status=\"400\"}")
        .contains("lector_http_requests_seconds_bucket")
        .contains("jvm_memory_used_bytes");
  }
}
