package dev.lector.bridge;

import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.config.spi.ConfigSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Puts the sources of the configuration into their order. */
final class ConfigTree {
  private static final String PREFIX = "LECTOR_";
  private static final String FILE = "LECTOR_CONFIG";
  private static final String DEFAULTS = "dev/lector/bridge/application.yaml";

  private final Map<String, String> environment;

  /**
   * @param environment variables; those that begin with {@code LECTOR_} count
   */
  ConfigTree(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Overrides, environment, file, defaults: the first that has a key gives its value. */
  Config read(Map<String, String> overrides) {
    List<Supplier<? extends ConfigSource>> sources = new ArrayList<>();
    sources.add(ConfigSources.create(overrides));
    sources.add(ConfigSources.create(variables()));
    Path file = file();
    if (Files.exists(file)) {
      sources.add(ConfigSources.file(file));
    }
    sources.add(ConfigSources.classpath(DEFAULTS));
    return Config.builder()
        .sources(sources)
        .disableEnvironmentVariablesSource()
        .disableSystemPropertiesSource()
        .build();
  }

  private Path file() {
    String named = environment.getOrDefault(FILE, "");
    if (named.isEmpty()) {
      return Path.of("application.yaml");
    }
    Path file = Path.of(named);
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(FILE + " names a file that is not there: " + named);
    }
    return file;
  }

  /**
   * Keys are lower-case words joined by dots, so that each has exactly one name in the environment.
   */
  private Map<String, String> variables() {
    Map<String, String> values = new HashMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX) && !name.equals(FILE)) {
            values.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
          }
        });
    return values;
  }
}
