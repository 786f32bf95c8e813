package dev.lector.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The README's tables of configuration keys, beside the files that have all of them. */
class ReadmeTest {
  private static final Pattern NAME = Pattern.compile("`([a-z0-9.*]+)`");

  /** Read by the libraries of the services, or by the store of that type alone. */
  private static final Pattern BEYOND_THE_FILES =
      Pattern.compile("lector\\.(kafka|registry|store\\.s3)\\..*");

  private Set<String> named;
  private Set<String> configured;

  @BeforeEach
  void read() throws Exception {
    named =
        Files.readAllLines(Path.of("..", "README.md")).stream()
            .filter(line -> line.startsWith("| `lector."))
            .flatMap(ReadmeTest::keys)
            .collect(Collectors.toCollection(TreeSet::new));
    configured =
        Stream.of("bridge", "tts", "ledger")
            .map(service -> "dev/lector/" + service + "/application.yaml")
            .flatMap(file -> Config.just(ConfigSources.classpath(file)).traverse())
            .filter(node -> node.isLeaf() || node.type() == Config.Type.LIST)
            .map(node -> node.key().toString())
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** `.host` after `lector.http.port` is `lector.http.host`. */
  private static Stream<String> keys(String row) {
    Matcher names = NAME.matcher(row.split("\\|", 3)[1]);
    Stream.Builder<String> keys = Stream.builder();
    String parent = "";
    while (names.find()) {
      String name = names.group(1);
      if (name.startsWith(".")) {
        name = parent + name;
      } else {
        parent = name.substring(0, name.lastIndexOf('.'));
      }
      keys.add(name);
    }
    return keys.build();
  }

  @Test
  void everyKeyIsInTheTables() {
    assertThat(configured).contains("lector.http.port", "lector.worker.lanes");
    assertThat(configured).filteredOn(key -> !isNamed(key)).as("not in the README").isEmpty();
  }

  private boolean isNamed(String key) {
    return named.contains(key)
        || named.stream()
            .filter(name -> name.endsWith(".*"))
            .anyMatch(name -> key.startsWith(name.substring(0, name.length() - 1)));
  }

  @Test
  void theTablesHaveNoKeyThatIsNowhere() {
    assertThat(named)
        .filteredOn(name -> !BEYOND_THE_FILES.matcher(name).matches())
        .isSubsetOf(configured);
  }
}
