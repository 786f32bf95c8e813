package dev.lector.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.bridge.ledger.LedgerClient;
import dev.lector.bridge.ledger.LedgerUnavailableException;
import dev.lector.http.BoundedServer;
import dev.lector.http.tls.FarmSettings;
import dev.lector.http.tls.TlsSettings;
import dev.lector.testing.TestAuthority;
import dev.lector.testing.TestAuthority.Issued;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bridge and a port as ledgers have one, of which either speaks TLS or knows a secret. */
class FarmTlsTest {
  private static final String SECRET = "the-secret-of-the-farm";

  @TempDir static Path dir;

  private static Path ca;
  private static Issued issued;

  @BeforeAll
  static void issue() throws Exception {
    TestAuthority authority = TestAuthority.in(dir.resolve("authority"));
    ca = authority.certificate();
    issued = authority.issue("part");
  }

  @Test
  void byDefaultNoPortSpeaksTlsAndTheFarmIsOpen() {
    BridgeConfig config = BridgeConfig.load(Map.of());
    assertThat(config.tls()).isEqualTo(TlsSettings.OFF);
    assertThat(config.farm()).isEqualTo(FarmSettings.OPEN);
  }

  @Test
  void withTlsForTheFarmABridgeDoesNotStartThatWouldAskTheLedgerInTheClear() {
    BridgeConfig config =
        BridgeConfig.load(
            Map.of(
                "lector.http.port", "0",
                "lector.http.host", "127.0.0.1",
                "lector.kafka.bootstrap.servers", "127.0.0.1:1",
                "lector.registry.url", "mock://farm-tls",
                "lector.store.dir", dir.resolve("audio").toString(),
                "lector.ledger.url", "https://one:9401,http://two:9401",
                "lector.farm.tls.certificate", issued.certificate().toString(),
                "lector.farm.tls.key", issued.key().toString(),
                "lector.farm.tls.ca", ca.toString()));
    assertThatThrownBy(() -> Bridge.start(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lector.ledger.url must begin with https://")
        .hasMessageContaining("'http://two:9401'");
  }

  @Test
  void aPlainBridgeThatAsksALedgerWithTlsIsToldSo() throws Exception {
    says(farm(issued, false, List.of()), FarmSettings.OPEN, "http", "This port speaks HTTPS only");
  }

  @Test
  void aBridgeWithoutWhatTheLedgerAsksForIsToldWhatThatIs() throws Exception {
    FarmSettings trusting = trusting(List.of());
    says(farm(issued, true, List.of()), trusting, "https", "(lector.farm.tls)");
    says(farm(issued, false, List.of(SECRET)), trusting, "https", "(lector.farm.secret)");
  }

  @Test
  void aBridgeThatHasAllIsAnswered() throws Exception {
    FarmSettings farm = farm(issued, true, List.of(SECRET));
    try (BoundedServer port = port(farm);
        LedgerClient client = client(farm, "https", port)) {
      assertThat(client.job("r", "acme")).isEmpty();
    }
  }

  private static void says(FarmSettings ledger, FarmSettings bridge, String scheme, String words)
      throws Exception {
    try (BoundedServer port = port(ledger);
        LedgerClient client = client(bridge, scheme, port)) {
      assertThatThrownBy(() -> client.job("r", "acme"))
          .isInstanceOf(LedgerUnavailableException.class)
          .hasMessageContaining(words);
    }
  }

  private static BoundedServer port(FarmSettings farm) {
    return BoundedServer.internal(
        "127.0.0.1",
        0,
        farm,
        routing -> routing.any((_, response) -> response.status(404).send("No such job.")));
  }

  private static LedgerClient client(FarmSettings farm, String scheme, BoundedServer port) {
    return new LedgerClient(
        List.of("%s://127.0.0.1:%d".formatted(scheme, port.port())),
        Map.of("schema.registry.url", "mock://farm-tls"),
        farm);
  }

  private static FarmSettings farm(Issued own, boolean clients, List<String> secrets) {
    return new FarmSettings(
        own.certificate().toString(),
        own.key().toString(),
        ca.toString(),
        clients,
        true,
        secrets,
        Duration.ofMinutes(1));
  }

  /** Trusts the farm's authority, and has nothing of its own. */
  private static FarmSettings trusting(List<String> secrets) {
    return new FarmSettings("", "", ca.toString(), false, true, secrets, Duration.ofMinutes(1));
  }
}
