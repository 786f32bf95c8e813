package dev.lector.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.lector.bridge.auth.AuthSettings;
import dev.lector.bridge.auth.Gatekeeper;
import dev.lector.bridge.auth.oidc.OidcSettings;
import dev.lector.bridge.auth.oidc.TokenIssuer;
import dev.lector.bridge.ops.HealthEndpoints;
import dev.lector.bridge.testing.Client;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.Servers;
import dev.lector.bridge.testing.TestProvider;
import dev.lector.config.Service;
import dev.lector.config.Settings;
import dev.lector.config.Surroundings;
import dev.lector.telemetry.AuditLog;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What callers and the audit log are told of tokens of an identity provider. */
class OidcLoginTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SOON = Duration.ofSeconds(30);
  private static RSAKey key;

  private final Logger logger = (Logger) LoggerFactory.getLogger(AuditLog.LOGGER);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final TestProvider provider = TestProvider.open();
  private final CountDownLatch later = new CountDownLatch(1);
  private Gatekeeper gatekeeper;
  private HttpServer server;
  private Client client;

  @BeforeAll
  static void makeKey() {
    key = TestProvider.rsa("key");
  }

  @BeforeEach
  void open() {
    lines.start();
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    logger.addAppender(lines);
    provider.publish(key);
    serve(Map.of());
    await().until(() -> gatekeeper.issuer().map(TokenIssuer::keys).orElse(0) > 0);
  }

  private void serve(Map<String, String> more) {
    Map<String, String> values = new HashMap<>();
    values.put("lector.auth.oidc.issuer", provider.issuer());
    values.put("lector.auth.oidc.audience", TestProvider.AUDIENCE);
    values.putAll(more);
    Optional<OidcSettings> oidc =
        OidcSettings.of(
            Settings.read(
                Service.GATEWAY_BRIDGE,
                values,
                new Surroundings(Map.of(), Map.of(), Path.of("nowhere"))));
    gatekeeper =
        Gatekeeper.open(new AuthSettings(Servers.tokens(), Set.of("ops"), Optional.empty(), oidc));
    Routes.Builder routes =
        Routes.builder()
            .guarded("GET", "/who", call -> Reply.text("text/plain", who(call)))
            .guarded("DELETE", "/things/*", _ -> Reply.empty(204))
            .guarded(
                "GET",
                "/later",
                call -> {
                  later.await();
                  return Reply.text("text/plain", Boolean.toString(call.stillAdmitted()));
                });
    routes.guarded(
        "GET",
        "/upload",
        call -> {
          later.await();
          call.requireAdmitted();
          return Reply.empty(204);
        });
    new HealthEndpoints(Optional::empty, gatekeeper.issuer()).addTo(routes);
    server = HttpServer.start(Servers.settings(), routes.build(), gatekeeper, (_, _, _, _) -> {});
    client = new Client(server.port());
  }

  private static String who(Call call) {
    return "%s %s %s"
        .formatted(call.caller().tenant(), call.caller().operator(), call.caller().anyTenant());
  }

  private void serveNoMore() {
    client.close();
    server.close();
    gatekeeper.close();
  }

  @AfterEach
  void close() {
    serveNoMore();
    provider.close();
    logger.detachAppender(lines);
    logger.setLevel(null);
    logger.setAdditive(true);
  }

  @Test
  void tokensOfTheProviderAndOthersWorkBesideEachOther() {
    assertThat(get("/who", token("t1")).text()).isEqualTo("t1 false false");
    assertThat(get("/who", token("ops")).text()).isEqualTo("ops true false");
    assertThat(client.get("/who", Servers.acme()).text()).isEqualTo("acme false false");
    assertThat(client.get("/who", "Authorization", "Bearer a.guess.x").status()).isEqualTo(401);
    assertThat(client.get("/who").header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void whyATokenIsRefusedIsToldAsRfc6750HasIt() {
    Answer expired =
        get("/who", sign(provider.claims("t1").expirationTime(Date.from(Instant.EPOCH))));
    assertThat(expired.status()).isEqualTo(401);
    assertThat(expired.header("WWW-Authenticate"))
        .isEqualTo("Bearer error=\"invalid_token\", error_description=\"It has expired.\"");
    assertThat(expired.message()).isEqualTo("Invalid bearer token. It has expired.");

    Answer other = get("/who", sign(provider.claims("t1").audience("payroll")));
    assertThat(other.status()).isEqualTo(401);
    assertThat(other.header("WWW-Authenticate")).contains("another audience");
    assertThat(other.text() + other.header("WWW-Authenticate")).doesNotContain("lector", "payroll");

    Answer odd = get("/who", token("auth0|5f7c"));
    assertThat(odd.status()).isEqualTo(403);
    assertThat(odd.message()).contains("names no tenant", "'sub'", "1 to 64 letters", "auth0|5f7c");
    assertThat(odd.header("WWW-Authenticate")).isEmpty();
  }

  @Test
  void whatIsNoTokenIsAFailedLoginAndNoErrorOfTheBridge() {
    assertThat(get("/who", "bnVsbA.e30.AAAA").status()).as("a header of null").isEqualTo(401);
    await().until(() -> !lines.list.isEmpty());
    assertThat(lines.list.getFirst().getFormattedMessage())
        .contains("\"audit\":\"login\"", "malformed");
  }

  @Test
  void aTokenThatLacksAScopeIsToldSo() {
    serveNoMore();
    serve(Map.of("lector.auth.oidc.scopes", "speak"));
    await().until(() -> gatekeeper.issuer().map(TokenIssuer::keys).orElse(0) > 0);
    Answer answer = get("/who", token("t1"));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("WWW-Authenticate")).contains("error=\"insufficient_scope\"");
  }

  @Test
  void theAuditLogSaysWhoAndWhyNot() throws Exception {
    String valid = sign(provider.claims("t1").claim("sub", "t1"));
    var _ =
        client.send(
            client
                .request("/things/7", "Authorization", "Bearer " + valid)
                .method("DELETE", BodyPublishers.noBody())
                .build());
    var _ = get("/who", sign(provider.claims("t1").audience("pay\"roll\n")));
    var _ = get("/who", token("auth0|5f7c"));

    await().until(() -> lines.list.size() >= 3);
    List<JsonNode> told = new ArrayList<>();
    for (ILoggingEvent line : List.copyOf(lines.list)) {
      told.add(JSON.readTree(line.getFormattedMessage()));
      assertThat(line.getFormattedMessage()).doesNotContain(valid).matches("[ -~]+");
    }
    assertThat(told.getFirst().get("audit").asText()).isEqualTo("DELETE /things/*");
    assertThat(told.getFirst().get("tenant").asText()).isEqualTo("t1");
    assertThat(told.getFirst().get("subject").asText()).isEqualTo("t1");
    assertThat(told.getFirst().get("token").asText()).matches("[0-9a-f]{8}");
    assertThat(told.get(1).get("audit").asText()).isEqualTo("login");
    assertThat(told.get(1).get("status").asText()).isEqualTo("401");
    assertThat(told.get(1).get("reason").asText()).isEqualTo("audience: aud [pay\"roll\n]");
    assertThat(told.get(1).has("tenant")).isFalse();
    assertThat(told.get(1).has("subject")).isFalse();
    assertThat(told.get(2).get("audit").asText()).isEqualTo("login");
    assertThat(told.get(2).get("status").asText()).isEqualTo("403");
    assertThat(told.get(2).get("reason").asText()).startsWith("tenant: its claim 'sub'");
  }

  @Test
  void whileTheKeysAreNotKnownTokensOfTheProviderComeAgainAndOthersWork() {
    String token = token("t1");
    serveNoMore();
    provider.stop();
    serve(Map.of());
    Answer answer = get("/who", token);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).matches("[1-9][0-9]?");
    assertThat(answer.message()).contains("identity provider");
    assertThat(client.get("/who", Servers.acme()).status()).isEqualTo(200);
    assertThat(client.get("/health/ready").status()).isEqualTo(200);
    assertThat(client.get("/health/ready").json().at("/oidc").asText()).isEqualTo("DOWN");
    assertThat(client.get("/health/live").status()).isEqualTo(200);
    assertThat(lines.list).as("nobody's login has failed").isEmpty();

    provider.start();
    await().atMost(SOON).until(() -> get("/who", token).status() == 200);
    assertThat(client.get("/health/ready").json().at("/oidc").asText()).isEqualTo("UP");
  }

  @Test
  void aTokenThatExpiresWhileItsCallLastsIsNoLongerLetIn() throws Exception {
    // One second is left of it, with the skew.
    String brief =
        sign(provider.claims("t1").expirationTime(Date.from(Instant.now().minusSeconds(58))));
    var answer = CompletableFuture.supplyAsync(() -> get("/later", brief));
    await().until(() -> get("/who", brief).status() == 401);
    later.countDown();
    assertThat(answer.get().text()).isEqualTo("false");
  }

  @Test
  void whatCameInUnderATokenThatHasExpiredMeanwhileIsRefusedWithItsReason() throws Exception {
    String brief =
        sign(provider.claims("t1").expirationTime(Date.from(Instant.now().minusSeconds(58))));
    var answer = CompletableFuture.supplyAsync(() -> get("/upload", brief));
    await().until(() -> get("/who", brief).status() == 401);
    later.countDown();
    assertThat(answer.get().status()).isEqualTo(401);
    assertThat(answer.get().header("WWW-Authenticate")).contains("It has expired.");
  }

  @Test
  void aTokenThatIsStillGoodIsStillLetIn() {
    later.countDown();
    assertThat(get("/later", token("t1")).text()).isEqualTo("true");
  }

  @Test
  void aLongTokenCountsAndOneThatIsTooLongForAHeaderIsRefused() {
    Answer big = get("/who", sign(provider.claims("t1").claim("groups", "x".repeat(8_000))));
    assertThat(big.status()).as(big.text()).isEqualTo(200);
    Answer huge = get("/who", sign(provider.claims("t1").claim("groups", "x".repeat(40_000))));
    assertThat(huge.status()).isBetween(400, 431);
  }

  private String token(String subject) {
    return sign(provider.claims(subject));
  }

  private static String sign(JWTClaimsSet.Builder claims) {
    return TestProvider.sign(key, claims.build());
  }

  private Answer get(String path, String token) {
    return client.get(path, "Authorization", "Bearer " + token);
  }
}
