package dev.lector.tts;

import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.synthesis.TextLimits;
import dev.lector.tts.ledger.AuditConfig;
import dev.lector.tts.ledger.LedgerConfig;
import dev.lector.tts.worker.WorkerConfig;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.config.yaml.YamlConfigParser;
import java.net.InetAddress;
import java.net.UnknownHostException;
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

/** Reads {@link TtsConfig} from its sources. */
final class ConfigReader {
  private static final String ROOT = "lector";
  private static final String DEFAULTS = "dev/lector/tts/application.yaml";
  private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

  private final Config config;

  ConfigReader(
      Map<String, String> overrides, Map<String, String> environment, Path workingDirectory) {
    Config.Builder builder =
        Config.builder()
            .disableEnvironmentVariablesSource()
            .disableSystemPropertiesSource()
            .addSource(ConfigSources.create(overrides))
            .addSource(ConfigSources.create(fromEnvironment(environment)));
    file(environment, workingDirectory)
        .ifPresent(
            file -> builder.addSource(ConfigSources.file(file).parser(YamlConfigParser.create())));
    this.config = builder.addSource(ConfigSources.classpath(DEFAULTS)).build().get(ROOT);
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

  /**
   * {@code LECTOR_WORKER_LANES} becomes {@code lector.worker.lanes}: no key has a dash or a capital
   * in it.
   */
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

  TtsConfig read() {
    return new TtsConfig(text("role"), worker(), map("store"), speech(), ledger());
  }

  private WorkerConfig worker() {
    String name = text("worker.name");
    return new WorkerConfig(
        name.isBlank() ? hostAndProcess() : name,
        number("worker.lanes"),
        number("worker.narrators"),
        number("worker.longlanes"),
        duration("worker.long"),
        duration("worker.lock"),
        number("worker.deliveries"),
        duration("worker.drain"),
        text("worker.dir"),
        number("worker.storeattempts"),
        duration("worker.replywait"),
        list("replies.prefixes"),
        text("worker.host"),
        number("worker.port"),
        (short) number("topics.replication"),
        kafka(),
        registry());
  }

  /** Values with commas between them; none when there is nothing. */
  private List<String> list(String key) {
    return Arrays.stream(text(key).split(","))
        .map(String::strip)
        .filter(v -> !v.isEmpty())
        .toList();
  }

  private LedgerConfig ledger() {
    return new LedgerConfig(
        text("ledger.dir"),
        text("ledger.host"),
        number("ledger.port"),
        text("ledger.advertised"),
        number("ledger.partitions"),
        number("ledger.threads"),
        number("ledger.standbys"),
        duration("ledger.age"),
        duration("ledger.batchage"),
        duration("ledger.grace"),
        duration("ledger.retention"),
        duration("ledger.usageretention"),
        number("text.limit"),
        number("ledger.window"),
        new AuditConfig(duration("ledger.audit.interval"), number("ledger.audit.republications")),
        (short) number("topics.replication"),
        kafka(),
        registry());
  }

  private SpeechConfig speech() {
    return new SpeechConfig(
        text("device"),
        number("threads"),
        number("concurrency"),
        new BatchLimits(number("batch.tokens"), number("batch.size")),
        text("models.dir"),
        text("models.default"),
        aliases(),
        new TextLimits(number("text.limit"), number("text.spokenlimit"), duration("audio.limit")),
        text("text.phonemes"));
  }

  private Map<String, String> kafka() {
    Map<String, String> kafka = map("kafka");
    // The launcher's port for the broker it starts itself; no client has such a property.
    kafka.remove("port");
    return kafka;
  }

  private Map<String, String> registry() {
    Map<String, String> registry = map("registry");
    registry.remove("port");
    String url = registry.remove("url");
    registry.put("schema.registry.url", url == null ? "" : url);
    return registry;
  }

  private Map<String, String> aliases() {
    String line = config.get("models.aliases").asString().orElse("");
    if (line.isBlank()) {
      Map<String, String> map = map("models.aliases");
      map.remove("");
      return map;
    }
    Map<String, String> aliases = new HashMap<>();
    for (String pair : line.split(",", -1)) {
      int sign = pair.lastIndexOf('=');
      if (sign < 1 || sign == pair.length() - 1) {
        throw new IllegalArgumentException(
            "lector.models.aliases must be alias=model pairs with commas, but has: " + pair);
      }
      aliases.put(pair.substring(0, sign).strip(), pair.substring(sign + 1).strip());
    }
    return aliases;
  }

  private Map<String, String> map(String key) {
    return new HashMap<>(config.get(key).detach().asMap().orElse(Map.of()));
  }

  private String text(String key) {
    return value(key, Function.identity(), "a text");
  }

  private int number(String key) {
    return value(key, Integer::valueOf, "a whole number");
  }

  private Duration duration(String key) {
    return value(key, ConfigReader::parseDuration, "a duration such as 250ms, 30s, 5m, 1h or 7d");
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

  private static String hostAndProcess() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      host = "worker";
    }
    return host + "-" + ProcessHandle.current().pid();
  }
}
