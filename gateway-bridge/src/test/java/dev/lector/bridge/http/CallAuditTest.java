package dev.lector.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.testing.Client;
import dev.lector.bridge.testing.Servers;
import dev.lector.telemetry.AuditLog;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What operators can find out about who did what. */
class CallAuditTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[] ACME = Servers.acme();

  private final Logger logger = (Logger) LoggerFactory.getLogger(AuditLog.LOGGER);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    logger.addAppender(lines);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(lines);
    logger.setLevel(null);
    logger.setAdditive(true);
  }

  @Test
  void whatTakesSomethingAwayOrSetsItGoingAgainIsToldAndNothingElse() throws Exception {
    Routes routes =
        Routes.builder()
            .guarded("GET", "/things/*", _ -> Reply.empty(200))
            .guarded("DELETE", "/things/*", _ -> Reply.empty(204))
            .guarded("POST", "/things/*/parts", _ -> Reply.empty(201))
            .guarded("POST", "/things/*/parts/*/cancel", _ -> Reply.error(503, "Later."))
            .guarded("POST", "/letters/*/replay", _ -> Reply.error(404, "None."))
            .build();
    try (HttpServer server = Servers.guarded(routes);
        Client client = new Client(server.port())) {
      var _ = client.get("/things/b1", ACME);
      var _ = call(client, "POST", "/things/b1/parts", ACME);
      var _ = call(client, "DELETE", "/things/b1", with("X-Forwarded-For", "198.51.100.7"));
      var _ = call(client, "POST", "/things/b1/parts/n2/cancel", ACME);
      var _ = call(client, "POST", "/letters/17/replay", ACME);
    }

    List<JsonNode> told = told(3);
    assertThat(Instant.parse(told.getFirst().get("time").asText())).isBefore(Instant.now());
    assertThat(told.stream().map(CallAuditTest::withoutTime))
        .containsExactly(
            """
            {"audit":"DELETE /things/*","outcome":"done","tenant":"acme","token":"9f86d081",\
            "client":"127.0.0.1","forwarded":"198.51.100.7","status":"204","id":"b1"}""",
            """
            {"audit":"POST /things/*/parts/*/cancel","outcome":"failed","tenant":"acme",\
            "token":"9f86d081","client":"127.0.0.1","status":"503","id":"b1/n2"}""",
            """
            {"audit":"POST /letters/*/replay","outcome":"refused","tenant":"acme",\
            "token":"9f86d081","client":"127.0.0.1","status":"404","id":"17"}""");
  }

  @Test
  void failedLoginsAreToldWithADigestAndNeverTheToken() throws Exception {
    Routes routes = Routes.builder().guarded("GET", "/guarded", _ -> Reply.empty(200)).build();
    try (HttpServer server = Servers.guarded(routes);
        Client client = new Client(server.port())) {
      for (int i = 0; i < FailedLogins.OF_NETWORK + 3; i++) {
        var _ = client.get("/guarded", "Authorization", "Bearer a-guess");
      }
      var _ = client.get("/guarded", ACME);
    }

    List<JsonNode> told = told(FailedLogins.OF_NETWORK);
    assertThat(withoutTime(told.getFirst()))
        .isEqualTo(
            """
            {"audit":"login","outcome":"refused","token":"29425f96","client":"127.0.0.1",\
            "status":"401","path":"GET /guarded"}""");
  }

  @Test
  void nobodyCanForgeALineOrALongOne() throws Exception {
    Routes routes = Routes.builder().guarded("DELETE", "/things/*", _ -> Reply.empty(204)).build();
    try (HttpServer server = Servers.guarded(routes);
        Client client = new Client(server.port())) {
      var _ = call(client, "DELETE", "/things/%0A%1B%5B2J%E2%80%A8" + "x".repeat(1000), ACME);
    }

    assertThat(told(1).getFirst().get("id").asText()).startsWith("\n\u001b[2J\u2028x");
    String line = lines.list.getFirst().getFormattedMessage();
    assertThat(line).matches("[ -~]+").hasSizeLessThan(500);
  }

  @Test
  void ofManyFailedLoginsAFewAreToldAndTheOthersCounted() {
    long[] now = {0};
    FailedLogins logins = new FailedLogins(() -> now[0]);
    for (int address = 0; address < 100; address++) {
      for (int i = 0; i < 10; i++) {
        var _ = logins.count(client("192.0.2." + address));
      }
    }
    assertThat(logins.count(client("198.51.100.1"))).isEmpty();
    now[0] = 60_000_000_000L;
    assertThat(logins.count(client("198.51.100.1"))).hasValue(60 * 10 + 5 + 1);
    assertThat(logins.count(client("198.51.100.1"))).hasValue(0);
  }

  @Test
  void whoHasANetworkOfIpv6IsToldNoMoreOftenThanWhoHasAnAddress() {
    FailedLogins logins = new FailedLogins(() -> 0);
    long told =
        IntStream.range(0, 100)
            .filter(i -> logins.count(client("2001:db8:0:1::" + i)).isPresent())
            .count();
    assertThat(told).isEqualTo(FailedLogins.OF_NETWORK);
    assertThat(logins.count(client("2001:db8:0:2::1"))).isPresent();
  }

  private static SocketAddress client(String address) {
    return new InetSocketAddress(InetAddress.ofLiteral(address), 1);
  }

  private List<JsonNode> told(int count) throws Exception {
    await().until(() -> lines.list.size() >= count);
    List<JsonNode> told = new ArrayList<>();
    for (ILoggingEvent line : List.copyOf(lines.list)) {
      told.add(JSON.readTree(line.getFormattedMessage()));
    }
    assertThat(told).hasSize(count);
    return told;
  }

  private static Client.Answer call(Client client, String method, String path, String... headers) {
    return client.send(
        client.request(path, headers).method(method, BodyPublishers.noBody()).build());
  }

  private static String withoutTime(JsonNode line) {
    return ((ObjectNode) line.deepCopy()).without("time").toString();
  }

  private static String[] with(String name, String value) {
    return new String[] {ACME[0], ACME[1], name, value};
  }
}
