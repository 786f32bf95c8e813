package dev.lector.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.config.Service;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The tables of keys in docs/configuration.md, beside the files that have all of them: a row names
 * keys, and then the default of each as it stands in the file, so with its unit.
 */
class ConfigurationPageTest {
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern KEY = Pattern.compile("lector(\\.[a-z0-9]+)+");

  /** The keys of a row, and its defaults as they are written there. */
  private record Row(List<String> keys, List<String> defaults) {
    static Row of(String line) {
      String[] cells = line.split("\\|", 4);
      return new Row(keys(quoted(cells[1])), quoted(cells[2]));
    }

    /**
     * `.host` after `lector.http.port` is `lector.http.host`; names with a star have no default.
     */
    private static List<String> keys(List<String> names) {
      List<String> keys = new ArrayList<>();
      String parent = "";
      for (String name : names) {
        String key = name.startsWith(".") ? parent + name : name;
        if (!name.startsWith(".")) {
          parent = name.substring(0, name.lastIndexOf('.'));
        }
        if (!key.endsWith("*")) {
          keys.add(key);
        }
      }
      return keys;
    }

    private static List<String> quoted(String cell) {
      return QUOTED.matcher(cell).results().map(match -> match.group(1)).toList();
    }
  }

  private final Map<String, String> configured = new TreeMap<>();
  private List<Row> rows = List.of();

  @BeforeEach
  void read() throws IOException {
    rows =
        Files.readAllLines(Path.of("..", "docs", "configuration.md")).stream()
            .filter(line -> line.startsWith("| `lector."))
            .map(Row::of)
            .toList();
    for (Service service : Service.values()) {
      Config.just(ConfigSources.classpath(service.defaults()))
          .traverse()
          .filter(node -> node.isLeaf() || node.type() == Config.Type.LIST)
          .forEach(node -> put(node.key().toString(), node.asString().orElse("[]")));
    }
  }

  private void put(String key, String value) {
    String before = configured.put(key, value.isEmpty() ? "\"\"" : value);
    assertThat(before)
        .as("%s is the same for every service that has it", key)
        .isIn(null, configured.get(key));
  }

  @Test
  void theTablesHaveEveryKeyWithItsDefault() {
    Map<String, String> written = new LinkedHashMap<>();
    for (Row row : rows) {
      assertThat(row.defaults())
          .as("a default for each of %s", row.keys())
          .hasSameSizeAs(row.keys());
      for (int i = 0; i < row.keys().size(); i++) {
        written.put(row.keys().get(i), row.defaults().get(i));
      }
    }
    assertThat(configured).containsKeys("lector.http.port", "lector.worker.lanes");
    Set<String> keys = new TreeSet<>(configured.keySet());
    keys.addAll(written.keySet());
    keys.removeIf(key -> Objects.equals(written.get(key), configured.get(key)));
    assertThat(keys)
        .map(key -> "%s: %s, but %s".formatted(key, written.get(key), configured.get(key)))
        .as("what docs/configuration.md says, and what is")
        .isEmpty();
  }

  @Test
  void durationsHaveUnitsAndNotTheIsoForm() {
    assertThat(configured.values()).noneMatch(value -> value.matches("P[T\\d].*"));
  }

  @Test
  void everyKeyThatTheDocumentsNameIsOne() throws IOException {
    List<Path> documents;
    try (Stream<Path> docs = Files.list(Path.of("..", "docs"))) {
      documents =
          Stream.concat(
                  docs.filter(file -> file.toString().endsWith(".md")),
                  Stream.of(Path.of("..", "README.md"), Path.of("..", "deploy", "README.md")))
              .toList();
    }
    for (Path document : documents) {
      assertThat(
              QUOTED
                  .matcher(Files.readString(document))
                  .results()
                  .map(match -> KEY.matcher(match.group(1)))
                  .filter(Matcher::lookingAt)
                  .map(Matcher::group)
                  .filter(key -> !isOpen(key))
                  .collect(Collectors.toSet()))
          .as("keys in %s", document)
          .allMatch(key -> isKeyOrSection(key));
    }
  }

  private boolean isKeyOrSection(String key) {
    return configured.keySet().stream()
        .anyMatch(known -> known.equals(key) || known.startsWith(key + "."));
  }

  /** Names of Kafka's clients and of the registry's, and attributes of spans. */
  private static boolean isOpen(String key) {
    return key.matches("lector\\.((kafka|registry)\\..+|request\\.id|tenant|attempt|outcome)");
  }
}
