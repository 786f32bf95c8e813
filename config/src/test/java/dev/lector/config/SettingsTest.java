package dev.lector.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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

  private Settings read(Map<String, String> overrides, Map<String, String> environment) {
    return Settings.read("dev/lector/config/defaults.yaml", overrides, environment, directory);
  }
}
