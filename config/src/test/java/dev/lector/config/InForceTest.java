package dev.lector.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InForceTest {
  @TempDir private Path directory;

  @Test
  void eachValueIsShownWithWhereItIsSet() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("application.yaml"),
            "lector: {http: {port: 1, grace: 1s, cors: f}, kafka: {linger.ms: 5}}");
    Settings settings =
        read(
            Service.GATEWAY_BRIDGE,
            Map.of("lector.http.header", "3s", "lector.http.grace", "1s"),
            Map.of("LECTOR_HTTP_PORT", "2", "LECTOR_KAFKA_CLIENT_RACK", "r"),
            Map.of("lector.http.cors", "*"));

    assertThat(settings.inForce())
        .contains(
            new Setting("lector.http.port", "2", "environment variable LECTOR_HTTP_PORT"),
            new Setting("lector.http.cors", "*", "system property lector.http.cors"),
            new Setting("lector.http.header", "3s", "set by the program"),
            // Handed on by the program.
            new Setting("lector.http.grace", "1s", "file " + file),
            new Setting("lector.http.idle", "75s", "default"),
            new Setting("lector.http.host", "", "default"),
            new Setting("lector.auth.tokens", "", "default"),
            new Setting("lector.kafka.linger.ms", "5", "file " + file),
            new Setting(
                "lector.kafka.client.rack", "r", "environment variable LECTOR_KAFKA_CLIENT_RACK"),
            new Setting("lector.kafka.bootstrap.servers", "localhost:9092", "default"))
        .extracting(Setting::key)
        .isSorted()
        .doesNotHaveDuplicates()
        .noneMatch(key -> key.startsWith("lector.worker."));
  }

  @ParameterizedTest
  @CsvSource({
    "lector.media.secret",
    "lector.auth.tokens",
    "lector.store.s3.secretkey",
    "lector.store.s3.accesskey",
    "lector.registry.basic.auth.user.info",
    "lector.registry.bearer.auth.token",
    "lector.kafka.sasl.jaas.config",
    "lector.kafka.ssl.keystore.password",
    "lector.kafka.ssl.keystore.key",
    "lector.kafka.sasl.oauthbearer.client.credentials.client.secret",
  })
  void secretsAreNotShown(String key) {
    assertThat(read(Service.GATEWAY_BRIDGE, Map.of(key, "hunter2"), Map.of(), Map.of()).inForce())
        .contains(new Setting(key, "(hidden)", "set by the program"))
        .noneMatch(setting -> setting.toString().contains("hunter2"));
  }

  @ParameterizedTest
  @CsvSource({"lector.media.secretsfile", "lector.http.tls.key", "lector.farm.tls.key"})
  void namesOfFilesThatHaveSecretsAreShown(String key) {
    assertThat(read(Service.GATEWAY_BRIDGE, Map.of(key, "/a/file"), Map.of(), Map.of()).inForce())
        .contains(new Setting(key, "/a/file", "set by the program"));
  }

  @Test
  void aSettingThatTheProgramPassesOverIsTold() {
    assertThat(
            read(
                    Service.GATEWAY_BRIDGE,
                    Map.of("lector.store.type", "file"),
                    Map.of("LECTOR_STORE_TYPE", "s3"),
                    Map.of())
                .inForce())
        .contains(
            new Setting(
                "lector.store.type",
                "file",
                "set by the program, not by environment variable LECTOR_STORE_TYPE"));
  }

  @Test
  void passwordsInUrlsAreNotShown() {
    assertThat(
            read(
                    Service.LEDGER,
                    Map.of(),
                    Map.of("LECTOR_REGISTRY_URL", "http://me:hunter2@registry:8081"),
                    Map.of())
                .inForce())
        .contains(
            new Setting(
                "lector.registry.url",
                "http://(hidden)@registry:8081",
                "environment variable LECTOR_REGISTRY_URL"));
  }

  @Test
  void aListIsShownByItsEntriesUnlessALineWins() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("application.yaml"),
            "lector: {auth: {tokens: [{tenant: acme, sha256: abc}]}}");

    assertThat(read(Service.GATEWAY_BRIDGE, Map.of(), Map.of(), Map.of()).inForce())
        .contains(
            new Setting("lector.auth.tokens.0.tenant", "acme", "file " + file),
            new Setting("lector.auth.tokens.0.sha256", "(hidden)", "file " + file))
        .noneMatch(setting -> setting.key().equals("lector.auth.tokens"));
    assertThat(
            read(
                    Service.GATEWAY_BRIDGE,
                    Map.of(),
                    Map.of("LECTOR_AUTH_TOKENS", "acme:abc"),
                    Map.of())
                .inForce())
        .contains(
            new Setting(
                "lector.auth.tokens", "(hidden)", "environment variable LECTOR_AUTH_TOKENS"))
        .noneMatch(setting -> setting.key().startsWith("lector.auth.tokens."));
  }

  @ParameterizedTest
  @EnumSource
  void withoutAnythingSetAllAreDefaults(Service service) {
    assertThat(read(service, Map.of(), Map.of(), Map.of()).inForce())
        .isNotEmpty()
        .allMatch(setting -> setting.origin().equals("default"));
  }

  private Settings read(
      Service service,
      Map<String, String> overrides,
      Map<String, String> environment,
      Map<String, String> properties) {
    return Settings.read(service, overrides, new Surroundings(environment, properties, directory));
  }
}
