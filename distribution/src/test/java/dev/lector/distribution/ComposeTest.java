package dev.lector.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What Compose lets containers do, and what it builds them from. */
class ComposeTest {
  private static final Pattern ARGUMENT =
      Pattern.compile("^ARG (\\w+_IMAGE)=(\\S+)$", Pattern.MULTILINE);
  private static final Pattern MODULE = Pattern.compile("COPY (\\S+)/target/lib ");

  @ParameterizedTest
  @MethodSource("ours")
  void ourContainersAreConfined(String file, String service) throws IOException {
    JsonNode container = services(file).get(service);
    assertThat(container.at("/cap_drop/0").asText()).isEqualTo("ALL");
    assertThat(container.at("/security_opt/0").asText()).isEqualTo("no-new-privileges:true");
    assertThat(container.path("read_only").asBoolean()).isTrue();
    assertThat(container.path("mem_limit").asText()).matches("\\$\\{LECTOR_\\w+_MEMORY:-\\d+g}");
    assertThat(container.path("tmpfs").toString() + container.path("volumes")).contains("\"/tmp");
  }

  @Test
  void everyImageOfOursIsAmongThem() throws IOException {
    for (String file : new String[] {"docker-compose.yml", "docker-compose.cpu.yml"}) {
      for (JsonNode service : services(file)) {
        if (service.path("image").asText().startsWith("lector/")) {
          assertThat(service.path("read_only").asBoolean()).as(service.toString()).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker-compose.yml", "docker-compose.cpu.yml"})
  void noContainerTakesTheMachinesProcesses(String file) throws IOException {
    for (Map.Entry<String, JsonNode> service : services(file).properties()) {
      if (service.getValue().has("image")) {
        assertThat(service.getValue().path("pids_limit").asInt())
            .as(service.getKey())
            .isBetween(500, 4000);
      }
    }
  }

  /**
   * An argument without a value is empty for docker-compose 1 and the builder without Buildx, where
   * the variable is not set: both have to say the same.
   */
  @ParameterizedTest
  @ValueSource(strings = {"docker-compose.yml", "docker-compose.cpu.yml"})
  void imagesAreBuiltUponWhatTheirDockerfilesName(String file) throws IOException {
    for (JsonNode service : services(file)) {
      if (service.has("build")) {
        String dockerfile = service.at("/build/dockerfile").asText();
        Map<String, String> named =
            ARGUMENT
                .matcher(Files.readString(Path.of("..", dockerfile)))
                .results()
                .collect(
                    Collectors.toMap(
                        argument -> argument.group(1),
                        argument -> "${" + argument.group(1) + ":-" + argument.group(2) + "}"));
        assertThat(named).as(dockerfile).isNotEmpty();
        Map<String, String> given = new HashMap<>();
        service
            .at("/build/args")
            .properties()
            .forEach(argument -> given.put(argument.getKey(), argument.getValue().asText()));
        assertThat(given).as(dockerfile).isEqualTo(named);
      }
    }
  }

  @Test
  void whoeverWatchesReachesNeitherKafkaNorTheRegistry() throws IOException {
    JsonNode services = services("docker-compose.yml");
    // Those that name no network are in the default one.
    assertThat(services.get("kafka").has("networks")).isFalse();
    assertThat(services.get("registry").has("networks")).isFalse();
    assertThat(networks(services.get("prometheus")))
        .containsExactlyInAnyOrder("scraped", "monitoring");
    assertThat(networks(services.get("grafana"))).containsExactly("monitoring");
  }

  @ParameterizedTest
  @MethodSource("ours")
  void ourContainersReachKafkaAndAreScraped(String file, String service) throws IOException {
    assertThat(networks(services(file).get(service)))
        .containsExactlyInAnyOrder("default", "scraped");
    assertThat(Files.readString(Path.of("../deploy/prometheus/prometheus.yml")))
        .containsPattern("names: \\[.*\\b" + service + "[],]");
  }

  @Test
  void onlyKafkaReachesItsController() throws IOException {
    assertThat(services("docker-compose.yml").at("/kafka/environment/KAFKA_LISTENERS").asText())
        .contains("CONTROLLER://localhost:");
  }

  @Test
  void webhooksReachNoAudio() throws IOException {
    assertThat(services("docker-compose.yml").at("/webhooks/volumes").toString())
        .contains("webhooks:")
        .doesNotContain("audio");
  }

  /** Otherwise a fresh checkout has no jars for an image, or an old one others. */
  @ParameterizedTest
  @CsvSource({
    "docker-compose.yml, bridge",
    "docker-compose.yml, ledger",
    "docker-compose.yml, webhooks",
    "docker-compose.cpu.yml, worker-cpu"
  })
  void theSmokeTestBuildsWhatItStarts(String file, String service) throws IOException {
    String script = Files.readString(Path.of("../deploy/smoke-test.sh"));
    Path dockerfile = Path.of("..", services(file).get(service).at("/build/dockerfile").asText());
    Matcher module = MODULE.matcher(Files.readString(dockerfile));
    assertThat(module.find()).isTrue();
    assertThat(script)
        .containsPattern("package -pl \\S*\\b" + module.group(1) + "\\b")
        .containsPattern("}\" build .*\\b" + service + "\\b");
  }

  private static Stream<Arguments> ours() {
    return Stream.of(
        arguments("docker-compose.yml", "bridge"),
        arguments("docker-compose.yml", "ledger"),
        arguments("docker-compose.yml", "webhooks"),
        arguments("docker-compose.yml", "worker"),
        arguments("docker-compose.cpu.yml", "worker-cpu"));
  }

  private static List<String> networks(JsonNode service) {
    List<String> names = new ArrayList<>();
    service.path("networks").forEach(name -> names.add(name.asText()));
    return names;
  }

  private static JsonNode services(String file) throws IOException {
    Object parsed = new Yaml().load(Files.readString(Path.of("..", file)));
    return new ObjectMapper().<JsonNode>valueToTree(parsed).get("services");
  }
}
