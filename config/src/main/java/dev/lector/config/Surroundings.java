package dev.lector.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * What of a process its settings may come from.
 *
 * @param environment its variables
 * @param properties its system properties
 * @param directory where {@code application.yaml} is looked for
 */
public record Surroundings(
    Map<String, String> environment, Map<String, String> properties, Path directory) {
  public Surroundings {
    environment = Map.copyOf(environment);
    properties = Map.copyOf(properties);
  }

  /** Those of this process. */
  public static Surroundings ofProcess() {
    Properties properties = System.getProperties();
    Map<String, String> texts = new HashMap<>();
    for (String name : properties.stringPropertyNames()) {
      texts.put(name, properties.getProperty(name, ""));
    }
    return new Surroundings(System.getenv(), texts, Path.of(""));
  }
}
