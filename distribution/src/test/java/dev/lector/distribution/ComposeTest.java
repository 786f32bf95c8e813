package dev.lector.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** What Compose lets Lector's own containers do. */
class ComposeTest {
  @ParameterizedTest
  @CsvSource({
    "docker-compose.yml, bridge",
    "docker-compose.yml, ledger",
    "docker-compose.yml, webhooks",
    "docker-compose.yml, worker",
    "docker-compose.cpu.yml, worker-cpu"
  })
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

  private static JsonNode services(String file) throws IOException {
    Object parsed = new Yaml().load(Files.readString(Path.of("..", file)));
    return new ObjectMapper().<JsonNode>valueToTree(parsed).get("services");
  }
}
