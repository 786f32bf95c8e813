package dev.lector.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir private Path directory;

  @Test
  void overridesWinOverTheEnvironmentWhichWinsOverTheFileWhichWinsOverTheDefaults()
      throws IOException {
    Files.writeString(
        directory.resolve("application.yaml"), "lector: {some: {one: f, two: f, three: f}}");
    Settings settings =
        read(
            Map.of("lector.some.one", "o"), Map.of("LECTOR_SOME_ONE", "e", "LECTOR_SOME_TWO", "e"));

    assertThat(settings.text("some.one")).isEqualTo("o");
    assertThat(settings.text("some.two")).isEqualTo("e");
    assertThat(settings.text("some.three")).isEqualTo("f");
    assertThat(settings.text("some.four")).isEqualTo("d");
    assertThat(settings.text("some.five")).isEmpty();
  }

  @Test
  void theFileCanBeNamed() throws IOException {
    Files.writeString(directory.resolve("my.yaml"), "lector: {some: {one: mine}}");

    assertThat(read(Map.of(), Map.of("LECTOR_CONFIG", "my.yaml")).text("some.one"))
        .isEqualTo("mine");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(Map.of(), Map.of("LECTOR_CONFIG", "other.yaml")))
        .withMessageContaining("other.yaml");
  }

  @Test
  void durationsAreShortOrInIso8601() {
    Settings settings =
        read(
            Map.of("lector.a", "250ms", "lector.b", "7d", "lector.c", "PT1M", "lector.d", "soon"),
            Map.of());

    assertThat(settings.duration("a")).isEqualTo(Duration.ofMillis(250));
    assertThat(settings.duration("b")).isEqualTo(Duration.ofDays(7));
    assertThat(settings.duration("c")).isEqualTo(Duration.ofMinutes(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.duration("d"))
        .withMessageContaining("lector.d")
        .withMessageContaining("soon");
  }

  @Test
  void aNumberThatIsNoneIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(Map.of("lector.some.one", "many"), Map.of()).number("some.one"))
        .withMessageContaining("lector.some.one");
  }

  @Test
  void listsHaveCommas() {
    Settings settings = read(Map.of("lector.a", " x , ,y", "lector.b", ""), Map.of());

    assertThat(settings.list("a")).containsExactly("x", "y");
    assertThat(settings.list("b")).isEmpty();
  }

  @Test
  void portsOfTheLauncherAreNoPropertiesOfClients() {
    Settings settings =
        read(
            Map.of(),
            Map.of(
                "LECTOR_KAFKA_BOOTSTRAP_SERVERS", "a:1",
                "LECTOR_KAFKA_PORT", "9092",
                "LECTOR_REGISTRY_URL", "mock://x",
                "LECTOR_REGISTRY_PORT", "8081"));

    assertThat(settings.kafka()).containsOnly(Map.entry("bootstrap.servers", "a:1"));
    assertThat(settings.registry()).containsOnly(Map.entry("schema.registry.url", "mock://x"));
  }

  @Test
  void systemPropertiesWinOverTheEnvironment() {
    Settings settings =
        new Settings(
            Sources.read(
                "dev/lector/config/defaults.yaml",
                Map.of(),
                new Surroundings(
                    Map.of("LECTOR_SOME_ONE", "e"), Map.of("lector.some.one", "p"), directory)),
            List.of());
    assertThat(settings.text("some.one")).isEqualTo("p");
  }

  @Test
  void messagesSayTheKeyTheValueWhatIsAllowedAndWhereItIsSet() throws IOException {
    Files.writeString(directory.resolve("application.yaml"), "lector: {some: {two: soon}}");
    Settings settings = read(Map.of(), Map.of("LECTOR_SOME_ONE", "many"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.number("some.one"))
        .withMessage(
            "lector.some.one must be a whole number, not 'many' (environment variable"
                + " LECTOR_SOME_ONE)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.duration("some.two"))
        .withMessage(
            "lector.some.two must be a duration such as 250ms, 30s, 5m, 1h or 7d, not 'soon' (file "
                + directory.resolve("application.yaml")
                + ")");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.flag("some.three"))
        .withMessage("lector.some.three must be true or false, not 'd'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.check(() -> check("lector.some.one", 0)))
        .withMessage(
            "lector.some.one must be 1 to 9, not 0 (environment variable LECTOR_SOME_ONE)");
  }

  private static int check(String key, int value) {
    Ranges.require(key, value, 1, 9);
    return value;
  }

  @Test
  void messagesDoNotSayASecret() throws IOException {
    Settings settings = read(Map.of("lector.media.secret", "hunter2"), Map.of());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.number("media.secret"))
        .satisfies(failure -> assertThat(failure).hasStackTraceContaining("(hidden)"))
        .satisfies(
            failure -> assertThat(Throwables.getStackTrace(failure)).doesNotContain("hunter2"));

    Files.writeString(
        directory.resolve("application.yaml"), "lector:\n  media: {secret: hunter2\n  x: [}\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(Map.of(), Map.of()))
        .withMessageContaining("application.yaml is no YAML that can be read: see line ")
        .satisfies(
            failure -> assertThat(Throwables.getStackTrace(failure)).doesNotContain("hunter2"));
  }

  @Test
  void aPropertyOfKafkaCanBeEmptied() {
    assertThat(
            read(Map.of(), Map.of("LECTOR_KAFKA_SSL_ENDPOINT_IDENTIFICATION_ALGORITHM", ""))
                .kafka())
        .containsEntry("ssl.endpoint.identification.algorithm", "");
  }

  @Test
  void whatTheStoreLeavesEmptyIsNotSet() {
    Settings settings =
        read(
            Map.of("lector.store.s3.timeout", "90s", "lector.store.s3.rate", "4KiB"),
            Map.of("LECTOR_STORE_S3_REGION", ""));

    assertThat(settings.store())
        .containsOnly(Map.entry("s3.timeout", "PT1M30S"), Map.entry("s3.rate", "4096"));
  }

  private Settings read(Map<String, String> overrides, Map<String, String> environment) {
    return new Settings(
        Sources.read(
            "dev/lector/config/defaults.yaml",
            overrides,
            new Surroundings(environment, Map.of(), directory)),
        List.of());
  }
}
