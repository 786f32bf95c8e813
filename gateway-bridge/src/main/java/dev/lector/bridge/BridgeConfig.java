package dev.lector.bridge;

import dev.lector.bridge.auth.BindAddress;
import dev.lector.bridge.auth.Token;
import dev.lector.bridge.batches.BatchLimits;
import dev.lector.bridge.http.HttpSettings;
import dev.lector.bridge.kafka.KafkaSettings;
import dev.lector.bridge.load.LoadLimits;
import dev.lector.bridge.load.TenantLimits;
import dev.lector.bridge.media.MediaSettings;
import dev.lector.bridge.speech.SpeechLimits;
import dev.lector.bridge.workers.WorkerLimits;
import dev.lector.http.ConnectionLimits;
import io.helidon.config.Config;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that can be set; {@code application.yaml} beside this class documents each key and its
 * default.
 *
 * @param http where and how the server listens
 * @param limits bounds of a request
 * @param load when to refuse requests
 * @param tenants what a tenant may take of what all share
 * @param tokens who may enter; empty lets everybody in
 * @param media links to audio
 * @param store the audio store, by the keys of {@code AudioStores}
 * @param batches bounds of batches
 * @param workers what is known of workers
 * @param ledger addresses of the ledger's instances; empty without one
 * @param kafka how to reach Kafka and the schema registry
 */
public record BridgeConfig(
    HttpSettings http,
    SpeechLimits limits,
    LoadLimits load,
    TenantLimits tenants,
    List<Token> tokens,
    MediaSettings media,
    Map<String, String> store,
    BatchLimits batches,
    WorkerLimits workers,
    List<String> ledger,
    KafkaSettings kafka) {

  public BridgeConfig {
    tokens = List.copyOf(tokens);
    store = Map.copyOf(store);
    ledger = List.copyOf(ledger);
  }

  /**
   * Reads the configuration: {@code overrides} win over the environment, that over the file, that
   * over the defaults.
   *
   * @param overrides values by their whole key, as {@code lector.http.port}
   * @throws IllegalArgumentException when a value makes no sense; the message names its key
   */
  public static BridgeConfig load(Map<String, String> overrides) {
    return from(new ConfigTree(System.getenv()).read(overrides));
  }

  static BridgeConfig from(Config root) {
    Config lector = root.get("lector");
    Config http = lector.get("http");
    Config limits = lector.get("limits");
    Config media = lector.get("media");
    List<Token> tokens = tokens(lector.get("auth.tokens"));
    return new BridgeConfig(
        new HttpSettings(
            BindAddress.of(text(http, "host"), !tokens.isEmpty(), flag(lector.get("auth"), "open")),
            integer(http, "port"),
            integer(http, "adminport"),
            text(http, "publicurl"),
            flag(http, "forwarded"),
            list(text(http, "cors")),
            connectionLimits(http),
            bytes(http),
            duration(http, "grace")),
        new SpeechLimits(
            integer(limits, "body"),
            integer(limits, "text"),
            integer(limits, "waiting"),
            duration(limits, "wait"),
            integer(limits, "jobs"),
            duration(limits, "stale"),
            duration(limits, "ledgerwait")),
        new LoadLimits(
            duration(limits, "queuewait"),
            duration(limits, "laterwait"),
            integer(limits, "backlog")),
        new TenantLimits(
            number(lector.get("tenants"), "share"),
            longInteger(lector.get("tenants"), "requests"),
            longInteger(lector.get("tenants"), "characters"),
            integer(lector.get("tenants"), "window")),
        tokens,
        new MediaSettings(text(media, "secret"), duration(media, "expiry")),
        leaves(lector.get("store")),
        new BatchLimits(
            longInteger(lector.get("batches"), "body"),
            integer(lector.get("batches"), "items"),
            integer(limits, "body"),
            integer(limits, "streams"),
            integer(lector.get("batches"), "uploads"),
            integer(lector.get("batches"), "staged")),
        new WorkerLimits(duration(lector.get("workers"), "remember"), integer(limits, "reads")),
        addresses(text(lector.get("ledger"), "url")),
        new KafkaSettings(
            leaves(lector.get("kafka")),
            registry(lector.get("registry")),
            (short) integer(lector.get("topics"), "replication")));
  }

  private static ConnectionLimits connectionLimits(Config http) {
    int configured = integer(http, "connections");
    int connections = configured == 0 ? HttpDefaults.connections() : configured;
    int perAddress = integer(http, "peraddress");
    return new ConnectionLimits(
        connections,
        perAddress == 0 ? Math.max(1, connections / 2) : perAddress,
        duration(http, "header"),
        duration(http, "idle"),
        duration(http, "body"),
        duration(http, "response"),
        integer(http, "rate"));
  }

  private static long bytes(Config http) {
    long configured = longInteger(http, "memory");
    return configured == 0 ? HttpDefaults.memory() : configured;
  }

  /** The registry's own names, save for its address, which has a short one here. */
  private static Map<String, String> registry(Config node) {
    Map<String, String> properties = new HashMap<>(leaves(node));
    String url = properties.remove("url");
    if (url != null) {
      properties.put("schema.registry.url", url);
    }
    return properties;
  }

  private static List<Token> tokens(Config node) {
    if (node.hasValue()) {
      return Token.parse(node.asString().get());
    }
    List<Token> tokens = new ArrayList<>();
    for (Config entry : node.asNodeList().orElse(List.of())) {
      tokens.add(new Token(text(entry, "tenant"), text(entry, "sha256")));
    }
    return tokens;
  }

  /** Values below a node, by their keys from there; empty ones are left out. */
  private static Map<String, String> leaves(Config node) {
    Map<String, String> values = new HashMap<>();
    node.detach()
        .traverse()
        .filter(Config::hasValue)
        .forEach(
            leaf -> {
              String value = leaf.asString().get();
              if (!value.isEmpty()) {
                values.put(leaf.key().toString(), value);
              }
            });
    return values;
  }

  private static List<String> list(String commas) {
    return Arrays.stream(commas.split(",", -1))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .toList();
  }

  private static String text(Config node, String key) {
    return node.get(key).asString().map(String::strip).orElse("");
  }

  private static boolean flag(Config node, String key) {
    String value = text(node, key);
    if (!value.equals("true") && !value.equals("false")) {
      throw wrong(node, key, "true or false", value);
    }
    return value.equals("true");
  }

  private static int integer(Config node, String key) {
    String value = text(node, key);
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw wrong(node, key, "a whole number", value);
    }
  }

  private static long longInteger(Config node, String key) {
    String value = text(node, key);
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw wrong(node, key, "a whole number", value);
    }
  }

  private static double number(Config node, String key) {
    String value = text(node, key);
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw wrong(node, key, "a number", value);
    }
  }

  private static List<String> addresses(String commas) {
    List<String> addresses = new ArrayList<>();
    for (String entry : list(commas)) {
      if (!entry.matches("https?://[^/\\s]+(/\\S*)?")) {
        throw new IllegalArgumentException(
            "lector.ledger.url: has to be addresses such as http://ledger:9401, not '%s'"
                .formatted(entry));
      }
      addresses.add(entry.endsWith("/") ? entry.substring(0, entry.length() - 1) : entry);
    }
    return addresses;
  }

  private static Duration duration(Config node, String key) {
    String value = text(node, key);
    try {
      return Durations.parse(value);
    } catch (DateTimeParseException e) {
      throw wrong(node, key, "a duration such as 250ms, 30s, 5m, 1h or 7d, or PT30S", value);
    }
  }

  private static IllegalArgumentException wrong(
      Config node, String key, String wanted, String value) {
    return new IllegalArgumentException(
        "%s.%s: has to be %s, not '%s'".formatted(node.key(), key, wanted, value));
  }
}
