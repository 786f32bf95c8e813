package dev.lector.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the real registry of the integration test does not do on demand. */
class HttpSchemaRegistryTest {

  private static final Schema SCHEMA = SchemaBuilder.record("A").fields().endRecord();

  private record Answer(int status, String body) {}

  private static final Answer ENDLESS = new Answer(200, "...");

  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath());
          authorizations.add(
              String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          Answer answer = answers.size() > 1 ? answers.pop() : answers.element();
          if (answer.equals(ENDLESS)) {
            exchange.sendResponseHeaders(answer.status(), 1000);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            return;
          }
          byte[] body = answer.body().getBytes(UTF_8);
          exchange.sendResponseHeaders(answer.status(), body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void anErrorOfTheRegistrysOwnIsTriedAgain() {
    answers.add(new Answer(503, "busy"));
    answers.add(new Answer(500, "{\"error_code\":50001,\"message\":\"backend\"}"));
    answers.add(new Answer(200, "{\"id\":7}"));
    try (SchemaRegistryClient client = client(Map.of())) {
      assertThat(client.register("s", SCHEMA)).isEqualTo(7);
    }
    assertThat(requests).hasSize(3);
  }

  @Test
  void itGivesUpAfterTheLastRetryAndSaysWhy() {
    answers.add(new Answer(500, "{\"error_code\":50001,\"message\":\"the disk is full\"}"));
    try (SchemaRegistryClient client = client(Map.of("max.retries", 2))) {
      assertThatThrownBy(() -> client.fetchById(1))
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining("500")
          .hasMessageContaining("the disk is full");
    }
    assertThat(requests).hasSize(3);
  }

  @Test
  void whatIsRefusedIsNotTriedAgain() {
    answers.add(new Answer(422, "{\"error_code\":42201,\"message\":\"Invalid schema\"}"));
    try (SchemaRegistryClient client = client(Map.of())) {
      assertThatThrownBy(() -> client.register("s", SCHEMA))
          .isInstanceOfSatisfying(
              RegistryRefusedException.class, e -> assertThat(e.status()).isEqualTo(422))
          .hasMessageContaining("Invalid schema");
    }
    assertThat(requests).hasSize(1);
  }

  @Test
  void wrongCredentialsAreNoFaultOfTheSchema() {
    answers.add(new Answer(401, ""));
    try (SchemaRegistryClient client = client(Map.of("max.retries", 0))) {
      assertThatThrownBy(() -> client.fetchById(1))
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining("401")
          .hasMessageContaining("basic.auth");
    }
  }

  @Test
  void theNextAddressServesWhenTheFirstIsDown() {
    answers.add(new Answer(200, "{\"schema\":\"\\\"string\\\"\"}"));
    Map<String, Object> config = Map.of("schema.registry.url", "http://localhost:1," + url());
    try (SchemaRegistryClient client = client(config)) {
      assertThat(client.fetchById(1)).isEqualTo(Schema.create(Schema.Type.STRING));
    }
  }

  @Test
  void anIdIsAskedForOnce() {
    answers.add(new Answer(200, "{\"schema\":\"\\\"string\\\"\"}"));
    try (SchemaRegistryClient client = client(Map.of())) {
      assertThat(client.fetchById(1)).isSameAs(client.fetchById(1));
    }
    assertThat(requests).containsExactly("GET /schemas/ids/1");
  }

  @Test
  void aReferredSchemaIsFetchedFirst() {
    answers.add(
        new Answer(
            200,
            """
            {"schema": "{\\"type\\":\\"record\\",\\"name\\":\\"Outer\\",\\"fields\\":[{\\"name\\":\\"a\\",\\"type\\":\\"Inner\\"}]}",
             "references": [{"name": "Inner", "subject": "inner", "version": 2}]}
            """));
    answers.add(
        new Answer(
            200,
            "{\"schema\":\"{\\\"type\\\":\\\"fixed\\\",\\\"name\\\":\\\"Inner\\\",\\\"size\\\":2}\"}"));
    try (SchemaRegistryClient client = client(Map.of())) {
      assertThat(client.fetchById(1).getField("a").schema().getFixedSize()).isEqualTo(2);
    }
    assertThat(requests).containsExactly("GET /schemas/ids/1", "GET /subjects/inner/versions/2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"schema\":\"message M {}\",\"schemaType\":\"PROTOBUF\"}",
        "{\"schema\":\"no schema\"}"
      })
  void aSchemaThatIsNoneIsRefused(String body) {
    answers.add(new Answer(200, body));
    try (SchemaRegistryClient client = client(Map.of())) {
      assertThatThrownBy(() -> client.fetchById(1)).isInstanceOf(RegistryRefusedException.class);
    }
  }

  /** Somebody's success page in JSON is no word about the schema. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"schema\":42}", "{\"status\":\"maintenance\"}", "{}", "[]"})
  void anAnswerWithoutASchemaIsNotTheRegistrys(String body) {
    answers.add(new Answer(200, body));
    try (SchemaRegistryClient client = client(Map.of("max.retries", 0))) {
      assertThatThrownBy(() -> client.fetchById(1))
          .isInstanceOf(RegistryUnavailableException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {40401, 40402, 40403})
  void onlyTheRegistrySaysThatSomethingIsNotThere(int code) {
    answers.add(new Answer(404, "{\"error_code\":" + code + ",\"message\":\"not there\"}"));
    try (SchemaRegistryClient client = client(Map.of())) {
      assertThatThrownBy(() -> client.fetchById(1))
          .isInstanceOf(NotRegisteredException.class)
          .hasMessageContaining("not there");
    }
    assertThat(requests).hasSize(1);
  }

  @Test
  void aSubjectWithoutALevelOfItsOwnHasNone() {
    answers.add(new Answer(404, "{\"error_code\":40408,\"message\":\"no level\"}"));
    try (SchemaRegistryClient client = client(Map.of())) {
      assertThat(client.compatibility("s")).isEmpty();
    }
  }

  /** Proxies, ingresses and other services at the address: a sound record must not suffer. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404|404 page not found",
        "404|<html><h1>Not Found</h1></html>",
        "404|{\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}",
        "404|{\"message\":\"no Route matched with those values\"}",
        "404|''",
        "400|<html>Bad Request</html>",
        "405|Method Not Allowed",
        "409|conflict at the gateway",
        "413|{\"message\":\"too large for this proxy\"}",
        "422|unprocessable",
        "302|moved"
      })
  void anErrorThatIsNotTheRegistrysIsWaitedOut(int status, String body) {
    answers.add(new Answer(status, body));
    answers.add(new Answer(200, "{\"schema\":\"\\\"string\\\"\"}"));
    try (SchemaRegistryClient client = client(Map.of())) {
      assertThat(client.fetchById(1)).isEqualTo(Schema.create(Schema.Type.STRING));
    }
    assertThat(requests).hasSize(2);
  }

  @Test
  void anythingElseThatAnswersIsNoRegistry() {
    answers.add(new Answer(200, "<html>Welcome to the proxy</html>"));
    try (SchemaRegistryClient client = client(Map.of("max.retries", 0))) {
      assertThatThrownBy(() -> client.fetchById(1))
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining("no registry");
    }
  }

  @Test
  void anEndlessAnswerIsCutOff() {
    answers.add(new Answer(200, "\"" + "x".repeat(9 << 20) + "\""));
    try (SchemaRegistryClient client = client(Map.of("max.retries", 0))) {
      assertThatThrownBy(() -> client.fetchById(1))
          .isInstanceOf(RegistryUnavailableException.class);
    }
  }

  @Test
  void aSubjectIsOnePathSegmentWhateverItsName() {
    answers.add(new Answer(200, "[2,1]"));
    try (SchemaRegistryClient client = client(Map.of("schema.registry.url", url() + "/api/"))) {
      assertThat(client.versions("a b/c-value")).containsExactly(1, 2);
    }
    assertThat(requests).containsExactly("GET /api/subjects/a%20b%2Fc-value/versions");
  }

  @Test
  void credentialsComeFromWhereTheConfigurationSays() {
    answers.add(new Answer(200, "[]"));
    String basic = "Basic dTpww6Q="; // u:pä
    credentials(
        Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "u:pä"),
        basic);
    credentials(
        Map.of(
            "schema.registry.basic.auth.credentials.source", "USER_INFO",
            "schema.registry.basic.auth.user.info", "u:pä"),
        basic);
    credentials(
        Map.of("schema.registry.url", url().replace("http://", "http://u:p%C3%A4@")), basic);
    credentials(
        Map.of("bearer.auth.credentials.source", "STATIC_TOKEN", "bearer.auth.token", "t"),
        "Bearer t");
    credentials(Map.of(), "null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost:8081", "ftp://x", "http://", "http://a b"})
  void anAddressThatIsNoneIsSaidAtTheStart(String url) {
    assertThatThrownBy(() -> client(Map.of("schema.registry.url", url)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.url");
  }

  @Test
  void anUnknownSourceOfCredentialsIsSaidAtTheStart() {
    assertThatThrownBy(() -> client(Map.of("basic.auth.credentials.source", "SASL_INHERIT")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("USER_INFO");
    assertThatThrownBy(() -> client(Map.of("max.retries", "many")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("max.retries");
  }

  @Test
  void anAnswerThatDoesNotEndIsNotWaitedFor() {
    answers.add(ENDLESS);
    answers.add(new Answer(200, "{\"id\":7}"));
    try (SchemaRegistryClient client = client(Map.of("http.read.timeout.ms", 300))) {
      assertThat(client.register("s", SCHEMA)).isEqualTo(7);
    }
    assertThat(requests).hasSize(2);
  }

  private void credentials(Map<String, Object> config, String expected) {
    try (SchemaRegistryClient client = client(config)) {
      client.versions("s");
    }
    assertThat(authorizations.getLast()).isEqualTo(expected);
  }

  private SchemaRegistryClient client(Map<String, Object> config) {
    Map<String, Object> all = new HashMap<>();
    all.put("schema.registry.url", url());
    all.put("retries.wait.ms", 1);
    all.putAll(config);
    return SchemaRegistryClients.create(all);
  }

  private String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }
}
