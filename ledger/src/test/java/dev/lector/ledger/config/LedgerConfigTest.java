package dev.lector.ledger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lector.config.Surroundings;
import dev.lector.http.tls.FarmSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerConfigTest {
  @TempDir private Path directory;

  @Test
  void everyKeyHasADefault() {
    assertThat(load(Map.of(), Map.of()))
        .isEqualTo(
            new LedgerConfig(
                ".lector/ledger",
                "localhost",
                9401,
                "",
                6,
                1,
                1,
                Duration.ofDays(7),
                Duration.ofDays(30),
                Duration.ofSeconds(5),
                Duration.ofDays(30),
                Duration.ofDays(400),
                20_000,
                64,
                new AuditConfig(Duration.ofSeconds(10), 3),
                (short) -1,
                Map.of("bootstrap.servers", "localhost:9092"),
                Map.of("schema.registry.url", "http://localhost:8081/apis/ccompat/v7"),
                FarmSettings.OPEN));
  }

  @Test
  void theEnvironmentReachesEveryKey() {
    assertThat(
            load(
                Map.of(),
                Map.ofEntries(
                    Map.entry("LECTOR_LEDGER_DIR", "/stores"),
                    Map.entry("LECTOR_LEDGER_HOST", "0.0.0.0"),
                    Map.entry("LECTOR_LEDGER_PORT", "0"),
                    Map.entry("LECTOR_LEDGER_ADVERTISED", "one:9401"),
                    Map.entry("LECTOR_LEDGER_PARTITIONS", "2"),
                    Map.entry("LECTOR_LEDGER_THREADS", "3"),
                    Map.entry("LECTOR_LEDGER_STANDBYS", "0"),
                    Map.entry("LECTOR_LEDGER_AGE", "1d"),
                    Map.entry("LECTOR_LEDGER_BATCHAGE", "2d"),
                    Map.entry("LECTOR_LEDGER_GRACE", "1s"),
                    Map.entry("LECTOR_LEDGER_RETENTION", "3d"),
                    Map.entry("LECTOR_LEDGER_USAGERETENTION", "PT96H"),
                    Map.entry("LECTOR_LEDGER_WINDOW", "5"),
                    Map.entry("LECTOR_LEDGER_AUDIT_INTERVAL", "200ms"),
                    Map.entry("LECTOR_LEDGER_AUDIT_REPUBLICATIONS", "0"),
                    Map.entry("LECTOR_TEXT_LIMIT", "100"),
                    Map.entry("LECTOR_TOPICS_REPLICATION", "3"),
                    Map.entry("LECTOR_KAFKA_BOOTSTRAP_SERVERS", "a:1,b:2"),
                    Map.entry("LECTOR_REGISTRY_URL", "mock://x"))))
        .isEqualTo(
            new LedgerConfig(
                "/stores",
                "0.0.0.0",
                0,
                "one:9401",
                2,
                3,
                0,
                Duration.ofDays(1),
                Duration.ofDays(2),
                Duration.ofSeconds(1),
                Duration.ofDays(3),
                Duration.ofDays(4),
                100,
                5,
                new AuditConfig(Duration.ofMillis(200), 0),
                (short) 3,
                Map.of("bootstrap.servers", "a:1,b:2"),
                Map.of("schema.registry.url", "mock://x"),
                FarmSettings.OPEN));
  }

  @ParameterizedTest
  @CsvSource({
    "lector.ledger.dir, ' '",
    "lector.ledger.port, 70000",
    "lector.ledger.advertised, nowhere",
    "lector.ledger.partitions, 0",
    "lector.ledger.threads, none",
    "lector.ledger.standbys, -1",
    "lector.ledger.retention, soon",
    "lector.ledger.age, 0s",
    "lector.ledger.window, 0",
    "lector.text.limit, 0"
  })
  void aValueThatMakesNoSenseIsNamed(String key, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load(Map.of(key, value), Map.of()))
        .withMessageContaining(key);
  }

  private LedgerConfig load(Map<String, String> overrides, Map<String, String> environment) {
    return LedgerConfig.load(overrides, new Surroundings(environment, Map.of(), directory));
  }
}
