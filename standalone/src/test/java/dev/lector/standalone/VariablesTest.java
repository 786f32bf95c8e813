package dev.lector.standalone;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.lector.config.Service;
import dev.lector.config.Settings;
import dev.lector.config.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every variable that the launcher, the images and the documents name, beside the settings. */
class VariablesTest {
  private static final Pattern VARIABLE = Pattern.compile("LECTOR_[A-Z0-9_]*[A-Z0-9]\\b");
  private static final Path ROOT = Path.of("..");

  @TempDir Path empty;

  @Test
  void eachIsASettingOrBelongsToAnotherPart() throws IOException {
    Map<String, String> environment = new HashMap<>();
    for (Path file : files()) {
      VARIABLE
          .matcher(Files.readString(file))
          .results()
          .forEach(match -> environment.put(match.group(), "x"));
    }
    environment.remove("LECTOR_CONFIG");
    Assertions.assertThat(environment).containsKeys("LECTOR_HTTP_PORT", "LECTOR_JAVA_OPTS");
    assertThatCode(
            () -> {
              Settings settings =
                  Settings.read(
                      Service.LEDGER, Map.of(), new Surroundings(environment, Map.of(), empty));
              Assertions.assertThat(settings.ignored()).isEmpty();
            })
        .doesNotThrowAnyException();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> deploy = Files.walk(ROOT.resolve("deploy"));
        Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.of(
              deploy.filter(file -> !file.toString().endsWith(".json")),
              docs.filter(file -> file.toString().endsWith(".md")),
              Stream.of("lector", "README.md", "docker-compose.yml", "docker-compose.cpu.yml")
                  .map(ROOT::resolve))
          .flatMap(stream -> stream)
          .filter(Files::isRegularFile)
          .toList();
    }
  }
}
