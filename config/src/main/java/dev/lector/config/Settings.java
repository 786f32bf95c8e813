package dev.lector.config;

import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.config.yaml.YamlConfigParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of a service. First wins: overrides; the environment ({@code LECTOR_WORKER_LANES} is
 * {@code lector.worker.lanes}); the file named by {@code LECTOR_CONFIG}, else {@code
 * application.yaml} in the working directory; the defaults of the service. Keys are given without
 * their root, as in {@code worker.lanes}.
 */
public final class Settings {
  private static final String ROOT = "lector";
  private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

  private final Config config;

  private Settings(Config config) {
    this.config = config;
  }

  /**
   * Reads the sources.
   *
   * @param defaults YAML on the class path that has every key
   * @param overrides keys with their root
   * @param environment variables; those that begin with {@code LECTOR_} count
   * @param workingDirectory where {@code application.yaml} is looked for
   * @throws IllegalArgumentException when {@code LECTOR_CONFIG} names a file that cannot be read
   */
  public static Settings read(
      String defaults,
      Map<String, String> overrides,
      Map<String, String> environment,
      Path workingDirectory) {
    Config.Builder builder =
        Config.builder()
            .disableEnvironmentVariablesSource()
            .disableSystemPropertiesSource()
            .addSource(ConfigSources.create(overrides))
            .addSource(ConfigSources.create(fromEnvironment(environment)));
    file(environment, workingDirectory)
        .ifPresent(
            file -> builder.addSource(ConfigSources.file(file).parser(YamlConfigParser.create())));
    return new Settings(builder.addSource(ConfigSources.classpath(defaults)).build().get(ROOT));
  }

  private static Optional<Path> file(Map<String, String> environment, Path directory) {
    String named = environment.get("LECTOR_CONFIG");
    if (named != null && !named.isBlank()) {
      Path file = directory.resolve(named);
      if (!Files.isReadable(file)) {
        throw new IllegalArgumentException(
            "LECTOR_CONFIG names a file that cannot be read: " + file.toAbsolutePath());
      }
      return Optional.of(file);
    }
    return Optional.of(directory.resolve("application.yaml")).filter(Files::isReadable);
  }

  /** No key has a dash or a capital in it. */
  private static Map<String, String> fromEnvironment(Map<String, String> environment) {
    Map<String, String> keys = new HashMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith("LECTOR_")) {
            keys.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
          }
        });
    return keys;
  }

  /** A text; empty when it is not set. */
  public String text(String key) {
    return value(key, Function.identity(), "a text");
  }

  /**
   * A whole number.
   *
   * @throws IllegalArgumentException when it is none; the message names the key
   */
  public int number(String key) {
    return value(key, Integer::valueOf, "a whole number");
  }

  /**
   * A duration, short ({@code 30s}) or in ISO 8601 ({@code PT30S}).
   *
   * @throws IllegalArgumentException when it is none; the message names the key
   */
  public Duration duration(String key) {
    return value(key, Settings::parseDuration, "a duration such as 250ms, 30s, 5m, 1h or 7d");
  }

  /** Values with commas between them; none when there is nothing. */
  public List<String> list(String key) {
    return Arrays.stream(text(key).split(","))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /** Everything below a key, by what follows the key; the caller's. */
  public Map<String, String> map(String key) {
    return new HashMap<>(config.get(key).detach().asMap().orElse(Map.of()));
  }

  /** Properties of every Kafka client, by Kafka's names; the caller's. */
  public Map<String, String> kafka() {
    Map<String, String> kafka = map("kafka");
    // The launcher's port for the broker it starts itself; no client has such a property.
    kafka.remove("port");
    return kafka;
  }

  /** Properties of the registry's client, {@code schema.registry.url} among them; the caller's. */
  public Map<String, String> registry() {
    Map<String, String> registry = map("registry");
    registry.remove("port");
    String url = registry.remove("url");
    registry.put("schema.registry.url", url == null ? "" : url);
    return registry;
  }

  private <T> T value(String key, Function<String, T> parser, String wanted) {
    String text = config.get(key).asString().orElse("").strip();
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException | DateTimeParseException | ArithmeticException e) {
      throw new IllegalArgumentException(
          ROOT + "." + key + " must be " + wanted + ", but is: " + text, e);
    }
  }

  private static Duration parseDuration(String text) {
    Matcher matcher = SHORT_DURATION.matcher(text);
    if (!matcher.matches()) {
      return Duration.parse(text);
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
