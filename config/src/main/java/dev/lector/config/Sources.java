package dev.lector.config;

import dev.lector.config.Source.Kind;
import io.helidon.config.Config;
import io.helidon.config.ConfigException;
import io.helidon.config.ConfigSources;
import io.helidon.config.spi.ConfigSource;
import io.helidon.config.yaml.YamlConfigParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads each place that settings may come from. */
final class Sources {
  static final String ROOT = "lector";

  private static final String FILE_VARIABLE = "LECTOR_CONFIG";
  private static final String VARIABLES = "LECTOR_";
  private static final Pattern KEY = Pattern.compile("lector(\\.[a-z0-9]+)+");
  private static final Pattern PLACE = Pattern.compile("line \\d+, column \\d+");

  private Sources() {}

  /**
   * Reads them; the first that has a key gives its value.
   *
   * @param defaults YAML on the class path
   * @param overrides keys with their root
   * @throws IllegalArgumentException when the file cannot be read
   */
  static List<Source> read(String defaults, Map<String, String> overrides, Surroundings from) {
    List<Source> sources = new ArrayList<>();
    sources.add(of(Kind.PROGRAM, overrides, key -> "set by the program"));
    sources.add(
        of(Kind.SYSTEM_PROPERTY, properties(from.properties()), key -> "system property " + key));
    sources.add(
        of(
            Kind.ENVIRONMENT,
            variables(from.environment()),
            key -> "environment variable " + variable(key)));
    file(from).ifPresent(file -> sources.add(file(file)));
    sources.add(defaults(List.of(defaults)));
    return sources;
  }

  /** The name in the environment of a key with its root. */
  static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  /** What services have where nothing is set: YAML on the class path. */
  static Source defaults(List<String> resources) {
    List<Supplier<? extends ConfigSource>> files = new ArrayList<>();
    resources.forEach(resource -> files.add(ConfigSources.classpath(resource)));
    Config config = parse(files);
    return new Source(Kind.DEFAULT, flat(config), key -> "default", ConfigSources.create(config));
  }

  private static Source of(Kind kind, Map<String, String> values, UnaryOperator<String> origin) {
    return new Source(kind, values, origin, ConfigSources.create(values));
  }

  private static Source file(Path file) {
    try {
      Config config =
          parse(List.of(ConfigSources.file(file).parser(YamlConfigParser.create()).build()));
      return new Source(
          Kind.FILE, flat(config), key -> "file " + file, ConfigSources.create(config));
    } catch (ConfigException e) {
      // Without the cause's text, which quotes the line: there may be a secret in it.
      throw new InvalidSettingException(
          "%s is no YAML that can be read%s".formatted(file.toAbsolutePath(), place(e)));
    }
  }

  private static String place(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Matcher matcher = PLACE.matcher(String.valueOf(cause.getMessage()));
      String last = "";
      while (matcher.find()) {
        last = matcher.group();
      }
      if (!last.isEmpty()) {
        return ": see " + last;
      }
    }
    return "";
  }

  private static Optional<Path> file(Surroundings from) {
    String named = from.environment().getOrDefault(FILE_VARIABLE, "");
    if (!named.isBlank()) {
      Path file = from.directory().resolve(named);
      if (!Files.isReadable(file)) {
        throw new InvalidSettingException(
            FILE_VARIABLE + " names a file that cannot be read: " + file.toAbsolutePath());
      }
      return Optional.of(file);
    }
    return Optional.of(from.directory().resolve("application.yaml")).filter(Files::isReadable);
  }

  /** As it stands there; looking for what the library brings would take longer than the rest. */
  private static Config parse(List<Supplier<? extends ConfigSource>> files) {
    return Config.builder()
        .sources(files)
        .disableEnvironmentVariablesSource()
        .disableSystemPropertiesSource()
        .disableKeyResolving()
        .disableValueResolving()
        .disableFilterServices()
        .disableMapperServices()
        .disableParserServices()
        .addParser(YamlConfigParser.create())
        .build();
  }

  private static Map<String, String> flat(Config config) {
    Map<String, String> values = new HashMap<>();
    config
        .traverse()
        .filter(node -> node.isLeaf() || node.type() == Config.Type.LIST)
        .filter(node -> node.isLeaf() || node.asNodeList().orElse(List.of()).isEmpty())
        .forEach(node -> values.put(node.key().toString(), node.asString().orElse("")));
    return values;
  }

  private static Map<String, String> properties(Map<String, String> properties) {
    Map<String, String> keys = new HashMap<>(properties);
    keys.keySet().removeIf(name -> !name.startsWith(ROOT + "."));
    return keys;
  }

  /** No key has a dash or a capital in it. */
  private static Map<String, String> variables(Map<String, String> environment) {
    Map<String, String> keys = new HashMap<>();
    environment.forEach(
        (name, value) -> {
          String key = name.toLowerCase(Locale.ROOT).replace('_', '.');
          if (name.startsWith(VARIABLES)
              && !name.equals(FILE_VARIABLE)
              && KEY.matcher(key).matches()) {
            keys.put(key, value);
          }
        });
    return keys;
  }
}
