package dev.lector.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys that no service has, with the keys and the sources that there really are. */
class UnknownKeysTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "lector.worker.lane, lector.worker.lanes",
    "lector.http.prot, lector.http.port",
    "lector.limits.queueWait, lector.limits.queuewait",
    "lector.tennants.window, lector.tenants.window",
    "lector.ledger.retentiondays, lector.ledger.retention",
    "lector.store.s3.buckets, lector.store.s3.bucket",
    "lector.http.port.number, lector.http.port",
    "lectr.http.port, lector.http.port",
  })
  void aKeyInAFileThatNoServiceHasIsRefusedWithTheNearest(String key, String nearest)
      throws IOException {
    Files.writeString(directory.resolve("application.yaml"), key + ": 1");

    for (Service service : Service.values()) {
      assertThatExceptionOfType(InvalidSettingException.class)
          .isThrownBy(() -> read(service, Map.of(), Map.of()))
          .withMessageStartingWith(key + " is no setting (file ")
          .withMessageEndingWith("the nearest is " + nearest);
    }
  }

  @Test
  void allOfThemAreNamedAtOnce() throws IOException {
    Files.writeString(
        directory.resolve("application.yaml"), "lector: {http: {prot: 1}, worker: {lane: 1}}");

    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> read(Service.LEDGER, Map.of(), Map.of()))
        .withMessageContaining("lector.http.prot ")
        .withMessageContaining("lector.worker.lane ");
  }

  @Test
  void aVariableThatIsASlipOfThePenIsRefused() {
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> read(Service.LEDGER, Map.of("LECTOR_WORKER_LANE", "3"), Map.of()))
        .withMessage("LECTOR_WORKER_LANE is no setting; the nearest is LECTOR_WORKER_LANES");
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> read(Service.LEDGER, Map.of(), Map.of("lector.auth.opn", "true")))
        .withMessage(
            "lector.auth.opn is no setting (system property lector.auth.opn); the nearest is"
                + " lector.auth.open");
  }

  @Test
  void aVariableOfSomebodyElseIsIgnoredAndSaidWithTheNearest() {
    Settings settings =
        read(
            Service.GATEWAY_BRIDGE,
            Map.of("LECTOR_SERVICE_PORT_8080_TCP", "tcp://10.0.0.1:8080"),
            Map.of());

    assertThat(settings.ignored())
        .singleElement()
        .asString()
        .startsWith("LECTOR_SERVICE_PORT_8080_TCP is no setting; the nearest is LECTOR_");
  }

  @ParameterizedTest
  @EnumSource
  void keysOfOtherServicesAndPropertiesOfClientsAreKnown(Service service) throws IOException {
    Files.writeString(
        directory.resolve("application.yaml"),
        """
        spring:
          application: {name: another}
        lector:
          http: {port: 1}
          worker: {lanes: 2}
          ledger: {url: "http://l:1", window: 3}
          limits:
          kafka:
            security.protocol: SSL
            ssl: {keystore: {location: here}}
          auth:
            tokens:
              - {tenant: a, sha256: b}
          models: {aliases: {parler-tts/parler-tts-large-v1: x, v1.5: y}}
        """);
    Settings settings =
        read(
            service,
            Map.of(
                "LECTOR_REGISTRY_BEARER_AUTH_TOKEN", "t",
                "LECTOR_KAFKA_PORT", "1",
                "LECTOR_JAVA_OPTS", "-Xmx1g",
                "LECTOR_LOG_KAFKA", "INFO",
                "LECTOR_MODELS", "m"),
            Map.of("lector.home", "h", "lector.faults.seed", "1"));

    assertThat(settings.ignored()).isEmpty();
  }

  @Test
  void anEntryOfTokensHasATenantAndADigest() throws IOException {
    Files.writeString(
        directory.resolve("application.yaml"), "lector: {auth: {tokens: [{tenent: a}]}}");

    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> read(Service.GATEWAY_BRIDGE, Map.of(), Map.of()))
        .withMessageContaining("lector.auth.tokens.0.tenent");
  }

  private Settings read(
      Service service, Map<String, String> environment, Map<String, String> properties) {
    return Settings.read(service, Map.of(), new Surroundings(environment, properties, directory));
  }
}
