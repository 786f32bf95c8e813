package dev.lector.standalone.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lector.http.tls.FarmClient;
import dev.lector.http.tls.FarmSettings;
import dev.lector.ledger.Ledger;
import dev.lector.testing.TestAuthority;
import dev.lector.testing.TestAuthority.Issued;
import dev.lector.testing.TestRegistry;
import dev.lector.tts.TtsWorker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bridge, a worker and a ledger of which nothing goes over the network in the clear: clients,
 * each other, the schema registry, and the brokers.
 */
@TestInstance(Lifecycle.PER_CLASS)
class TlsIT {
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final String TOKEN = "a token of the test";
  private static final String SECRET = "what-all-parts-of-the-farm-know";
  private static final ObjectMapper JSON = new ObjectMapper();

  private TestAuthority authority;
  private Issued atBridge;
  private Issued renewed;
  private Issued inFarm;
  private TestRegistry registry;
  private SecureBroker broker;
  private Rig rig;
  private TtsWorker worker;
  private Ledger ledger;
  private int port;
  private FarmClient client;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    certificates(directory);
    registry = new TestRegistry(authority.context("farm"));
    registry.start();
    client = client("", "", List.of());
    broker = SecureBroker.withoutAcls(directory, List.of("bridge", "worker", "ledger"));
    rig = new Rig("set below", registry.url(), directory.resolve("audio"));
    Map<String, String> ofWorker = as("worker");
    ofWorker.put("lector.worker.port", "0");
    ofWorker.put("lector.worker.heartbeat", "1s");
    worker = rig.worker(ofWorker);
    ledger = rig.ledger(directory.resolve("ledger"), as("ledger"));
    Map<String, String> ofBridge = as("bridge");
    ofBridge.put("lector.http.tls.certificate", atBridge.certificate().toString());
    ofBridge.put("lector.http.tls.key", atBridge.key().toString());
    ofBridge.put("lector.auth.tokens", "acme:" + sha256(TOKEN));
    ofBridge.put("lector.ledger.url", "https://localhost:" + ledger.port());
    port = rig.gateway(ofBridge).uri("/").getPort();
  }

  private void certificates(Path directory) throws Exception {
    authority = TestAuthority.in(directory.resolve("certificates"));
    atBridge = authority.issue("bridge");
    renewed = authority.issue("renewed");
    inFarm = authority.issue("farm");
  }

  /** Settings of a part of the farm that logs in to the brokers by this name. */
  private Map<String, String> as(String user) {
    Map<String, String> settings = new HashMap<>();
    broker.client(user).forEach((key, value) -> settings.put("lector.kafka." + key, value));
    settings.put("lector.registry.ssl.truststore.location", authority.certificate().toString());
    settings.put("lector.registry.ssl.truststore.type", "PEM");
    settings.put("lector.farm.secret", SECRET);
    settings.put("lector.farm.tls.certificate", inFarm.certificate().toString());
    settings.put("lector.farm.tls.key", inFarm.key().toString());
    settings.put("lector.farm.tls.ca", authority.certificate().toString());
    settings.put("lector.farm.tls.clients", "true");
    return settings;
  }

  @AfterAll
  void stop() {
    client.close();
    rig.close();
    broker.close();
    registry.close();
  }

  @Test
  void aRequestGoesThroughBridgeWorkerAndLedgerToItsAudio() throws Exception {
    HttpResponse<String> said = ask(bridge("/text-to-speech"), "{\"text\":\"Nobody listens in.\"}");
    assertThat(said.statusCode()).as(said.body()).isEqualTo(200);
    URI audio = URI.create(JSON.readTree(said.body()).path("audio").path("url").asText());
    assertThat(audio).hasScheme("https").hasPort(port);
    HttpResponse<byte[]> wav =
        client.http().send(client.request(audio).build(), BodyHandlers.ofByteArray());
    assertThat(wav.statusCode()).isEqualTo(200);
    assertThat(new String(wav.body(), 0, 4, UTF_8)).isEqualTo("RIFF");

    assertThat(ask(bridge("/usage"), "").statusCode()).as("what the ledger knows").isEqualTo(200);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(ask(bridge("/read"), "{\"text\":\"At 3 p.m.\"}").body())
                    .as("what a worker says")
                    .contains("sentences"));
    assertThat(get(bridge("/usage"), client).statusCode()).as("without a token").isEqualTo(401);
  }

  @Test
  void whoIsNoPartOfTheFarmIsRefused() throws Exception {
    List<URI> asked =
        List.of(
            URI.create("https://localhost:%d/ledger/usage".formatted(ledger.port())),
            URI.create("https://localhost:%d/metrics".formatted(ledger.port())),
            URI.create("https://localhost:%d/metrics".formatted(worker.port())));
    String certificate = inFarm.certificate().toString();
    String key = inFarm.key().toString();
    try (FarmClient part = client(certificate, key, List.of(SECRET));
        FarmClient withoutSecret = client(certificate, key, List.of());
        FarmClient withoutCertificate = client("", "", List.of(SECRET))) {
      for (URI uri : asked) {
        assertThat(get(uri, withoutCertificate).statusCode()).as(uri.toString()).isEqualTo(403);
        HttpResponse<String> refused = get(uri, withoutSecret);
        assertThat(refused.statusCode()).as(uri.toString()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(get(uri, part).statusCode()).as(uri.toString()).isNotIn(401, 403);
        assertThat(get(uri.resolve("/health/ready"), client).statusCode()).isEqualTo(200);
      }
    }
    URI plain = URI.create("http://localhost:%d/ledger/usage".formatted(ledger.port()));
    assertThat(get(plain, client).statusCode()).as("plain HTTP").isEqualTo(400);
  }

  @Test
  void aNewCertificateIsPresentedWithoutARestart() throws Exception {
    assertThat(presented()).isEqualTo("CN=bridge");
    atBridge.become(renewed);
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> assertThat(presented()).isEqualTo("CN=renewed"));
  }

  @Test
  void anAuthorityThatIsNotKnownIsNotBelieved() throws Exception {
    try (FarmClient doubting = new FarmClient(FarmSettings.OPEN, SOON)) {
      assertThatThrownBy(() -> get(bridge("/health/ready"), doubting))
          .isInstanceOf(IOException.class);
    }
  }

  private String presented() throws Exception {
    try (FarmClient fresh = client("", "", List.of())) {
      HttpResponse<String> answer = get(bridge("/health/ready"), fresh);
      X509Certificate certificate =
          (X509Certificate) answer.sslSession().orElseThrow().getPeerCertificates()[0];
      return certificate.getSubjectX500Principal().toString();
    }
  }

  private FarmClient client(String certificate, String key, List<String> secrets) {
    return new FarmClient(
        new FarmSettings(
            certificate,
            key,
            Objects.requireNonNull(authority).certificate().toString(),
            false,
            true,
            secrets,
            SOON),
        SOON);
  }

  private URI bridge(String path) {
    return URI.create("https://localhost:" + port + path);
  }

  /** With the token; an empty body is none. */
  private HttpResponse<String> ask(URI uri, String body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        client
            .request(uri)
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/json");
    if (!body.isEmpty()) {
      request.POST(BodyPublishers.ofString(body));
    }
    return client.http().send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(URI uri, FarmClient by)
      throws IOException, InterruptedException {
    return by.http().send(by.request(uri).build(), BodyHandlers.ofString());
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
  }
}
