package dev.lector.config;

import io.helidon.config.Config;
import io.helidon.config.ConfigException;
import io.helidon.config.spi.ConfigSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings of a service. First wins: what the program that starts the service sets; system
 * properties ({@code -Dlector.worker.lanes=8}); the environment ({@code LECTOR_WORKER_LANES}); the
 * file named by {@code LECTOR_CONFIG}, else {@code application.yaml} in the working directory; the
 * defaults of the service. Keys are given without their root, as in {@code worker.lanes}.
 *
 * <p>Messages of what makes no sense say the key, where its value comes from, and the value unless
 * it is a secret.
 */
public final class Settings {
  private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

  private static final Pattern KEY = Pattern.compile("\\blector(\\.[a-z0-9]+)+");

  private final List<Source> sources;
  private final List<String> ignored;
  private final Config config;

  Settings(List<Source> sources, List<String> ignored) {
    this.sources = List.copyOf(sources);
    this.ignored = List.copyOf(ignored);
    this.config = merge(sources).get(Sources.ROOT);
  }

  /**
   * Reads the sources. Says in the log what of the environment may be meant for it but is not used.
   *
   * @param overrides keys with their root
   * @throws InvalidSettingException when the file cannot be read, or has keys that no service has
   */
  public static Settings read(
      Service service, Map<String, String> overrides, Surroundings surroundings) {
    List<Source> sources = Sources.read(service.defaults(), overrides, surroundings);
    UnknownKeys unknown = UnknownKeys.in(sources);
    unknown.refuse();
    unknown.ignored().forEach(message -> LOG.warn("Ignored: {}", message));
    return new Settings(sources, unknown.ignored());
  }

  private static Config merge(List<Source> sources) {
    List<Supplier<? extends ConfigSource>> merged = new ArrayList<>();
    sources.forEach(source -> merged.add(source.library()));
    return Config.builder()
        .sources(merged)
        .disableEnvironmentVariablesSource()
        .disableSystemPropertiesSource()
        .disableFilterServices()
        .disableMapperServices()
        .disableParserServices()
        .addStringMapper(Duration.class, Notation::duration)
        .addStringMapper(Integer.class, text -> Integer.valueOf(text.strip()))
        .addStringMapper(Long.class, text -> Long.valueOf(text.strip()))
        .addStringMapper(Double.class, text -> Double.valueOf(text.strip()))
        .addStringMapper(Boolean.class, Settings::truth)
        .build();
  }

  /** Stricter than the library, for which whatever it does not know is false. */
  private static Boolean truth(String text) {
    return switch (text.strip()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  /** A text without white space around it; empty when it is not set. */
  public String text(String key) {
    return config.get(key).asString().orElse("").strip();
  }

  /**
   * A whole number.
   *
   * @throws IllegalArgumentException when it is none
   */
  public int number(String key) {
    return value(key, Integer.class, "a whole number");
  }

  /**
   * A whole number that may be large.
   *
   * @throws IllegalArgumentException when it is none
   */
  public long longNumber(String key) {
    return value(key, Long.class, "a whole number");
  }

  /**
   * A number.
   *
   * @throws IllegalArgumentException when it is none
   */
  public double decimal(String key) {
    return value(key, Double.class, "a number");
  }

  /**
   * Yes or no.
   *
   * @throws IllegalArgumentException when it is neither {@code true} nor {@code false}
   */
  public boolean flag(String key) {
    return value(key, Boolean.class, "true or false");
  }

  /**
   * A duration, as {@code 30s} or ISO 8601 ({@code PT30S}).
   *
   * @throws IllegalArgumentException when it is none
   */
  public Duration duration(String key) {
    return value(key, Duration.class, Notation.DURATION);
  }

  /**
   * Durations with commas between them, each as {@code 30s} or ISO 8601.
   *
   * @throws IllegalArgumentException when one is none
   */
  public List<Duration> durations(String key) {
    return read(
        key,
        _ -> list(key).stream().map(Notation::duration).toList(),
        Notation.DURATION + ", each, with commas");
  }

  /**
   * A size, as {@code 4096} or {@code 64KiB}.
   *
   * @return bytes
   * @throws IllegalArgumentException when it is none
   */
  public long size(String key) {
    return read(key, node -> Notation.size(node.asString().get()), Notation.SIZE);
  }

  /**
   * A size below 2 GiB.
   *
   * @return bytes
   * @throws IllegalArgumentException when it is none
   */
  public int smallSize(String key) {
    return read(
        key,
        node -> Math.toIntExact(Notation.size(node.asString().get())),
        Notation.SIZE + ", and below 2GiB");
  }

  /** Values with commas between them; none when there is nothing. */
  public List<String> list(String key) {
    return Arrays.stream(text(key).split(",", -1))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /**
   * The entries of a list in YAML, each by its own keys.
   *
   * @param key of a list; none when it is written in one line, see {@link #text}
   */
  public List<Map<String, String>> entries(String key) {
    return config.get(key).asNodeList().orElse(List.of()).stream()
        .map(entry -> entry.detach().asMap().orElse(Map.of()))
        .toList();
  }

  /** Everything below a key, by what follows the key; the caller's. */
  public Map<String, String> map(String key) {
    Map<String, String> map = new HashMap<>(config.get(key).detach().asMap().orElse(Map.of()));
    map.remove("");
    return map;
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
    // Without the prefix these would be taken for those of Kafka's clients.
    for (String name : List.copyOf(registry.keySet())) {
      if (name.startsWith("ssl.")) {
        registry.put("schema.registry." + name, String.valueOf(registry.remove(name)));
      }
    }
    return registry;
  }

  /**
   * Properties of the audio store, by the names of {@code dev.lector.audio.AudioStores}, without
   * those that are empty; the caller's.
   *
   * @throws IllegalArgumentException when its timeout is no duration
   */
  public Map<String, String> store() {
    Map<String, String> store = map("store");
    store.values().removeIf(String::isBlank);
    // The store, a library of its own, knows ISO 8601 and plain numbers alone.
    for (String name : List.of("s3.timeout", "s3.body", "retention")) {
      store.computeIfPresent(name, (key, text) -> duration("store." + key).toString());
    }
    store.computeIfPresent("s3.rate", (key, text) -> Long.toString(size("store." + key)));
    return store;
  }

  /**
   * Makes what checks its values itself, and says of the keys it finds wrong where they come from.
   *
   * @throws IllegalArgumentException when it finds something wrong
   */
  public <T> T check(Supplier<T> made) {
    try {
      return made.get();
    } catch (InvalidSettingException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw new InvalidSettingException(message + origins(message), e);
    }
  }

  /** What is in force of the service's settings, in the order of the keys. */
  public List<Setting> inForce() {
    return InForce.of(sources);
  }

  /**
   * What of the environment and the system properties may be meant for Lector but is not used, each
   * in a sentence.
   */
  public List<String> ignored() {
    return ignored;
  }

  private <T> T value(String key, Class<T> type, String wanted) {
    return read(key, node -> node.as(type).get(), wanted);
  }

  private <T> T read(String key, Function<Config, T> mapping, String wanted) {
    try {
      return mapping.apply(config.get(key));
    } catch (ConfigException | IllegalArgumentException | ArithmeticException _) {
      // Without the cause, whose text may have a secret in it.
      String name = Sources.ROOT + "." + key;
      throw new InvalidSettingException(
          "%s must be %s, not '%s'%s"
              .formatted(name, wanted, Secrets.show(name, text(key)), origins(name)));
    }
  }

  /** Where the keys that a message names are set; nothing of those that are not. */
  private String origins(String message) {
    StringBuilder text = new StringBuilder();
    Matcher keys = KEY.matcher(message);
    List<String> seen = new ArrayList<>();
    while (keys.find()) {
      String key = keys.group();
      if (!seen.contains(key)) {
        seen.add(key);
        sources.stream()
            .filter(source -> source.has(key))
            .findFirst()
            .filter(source -> source.kind() != Source.Kind.DEFAULT)
            .ifPresent(source -> text.append(" (").append(source.origin().apply(key)).append(')'));
      }
    }
    return text.toString();
  }
}
