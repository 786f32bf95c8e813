package dev.lector.ledger;

import dev.lector.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Everything that can be set on the ledger.
 *
 * @param directory where its stores are; two instances never share one
 * @param host address its HTTP service listens on
 * @param port port its HTTP service listens on; 0 takes a free one
 * @param advertised {@code host:port} at which other instances reach this one; empty for the host's
 *     name and the port
 * @param partitions partitions of its internal topics, so how many instances can share the work;
 *     fixed by the first start
 * @param threads stream threads of this instance
 * @param standbys how many other instances keep a copy of each store, for a quick take-over
 * @param age after which a request of nobody's deadline ends as DEADLINE_EXCEEDED
 * @param batchAge the same for an item of a batch
 * @param grace how much longer than its deadline a request is waited for
 * @param retention how long ended jobs and batches are remembered
 * @param usageRetention how long the hours of usage are remembered
 * @param textLimit longest text of a staged request, Unicode code points
 * @param window the least number of items of batches that are handed on before their ends are heard
 * @param audit how the queues are audited
 * @param replication replication factor of topics that have to be created; -1 is the broker's
 *     default
 * @param kafka properties of every Kafka client
 * @param registry properties of the schema registry client, {@code schema.registry.url} among them
 */
public record LedgerConfig(
    String directory,
    String host,
    int port,
    String advertised,
    int partitions,
    int threads,
    int standbys,
    Duration age,
    Duration batchAge,
    Duration grace,
    Duration retention,
    Duration usageRetention,
    int textLimit,
    int window,
    AuditConfig audit,
    short replication,
    Map<String, String> kafka,
    Map<String, String> registry) {

  private static final String DEFAULTS = "dev/lector/ledger/application.yaml";

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of range; the message names its key
   */
  public LedgerConfig {
    require(!directory.isBlank(), "lector.ledger.dir must not be blank");
    require(port >= 0 && port <= 65_535, "lector.ledger.port must be 0 to 65535, not " + port);
    require(
        advertised.isBlank() || advertised.matches("\\S+:\\d{1,5}"),
        "lector.ledger.advertised must be host:port, not " + advertised);
    require(partitions >= 1, "lector.ledger.partitions must be at least 1, not " + partitions);
    require(threads >= 1, "lector.ledger.threads must be at least 1, not " + threads);
    require(standbys >= 0, "lector.ledger.standbys must not be negative, but is " + standbys);
    require(
        textLimit >= 1 && textLimit <= 100_000_000,
        "lector.text.limit must be 1 to 100000000, not " + textLimit);
    require(window >= 1, "lector.ledger.window must be at least 1, not " + window);
    requirePositive(age, "age");
    requirePositive(batchAge, "batchage");
    require(!grace.isNegative(), "lector.ledger.grace must not be negative, but is " + grace);
    requirePositive(retention, "retention");
    requirePositive(usageRetention, "usageretention");
    kafka = Map.copyOf(kafka);
    registry = Map.copyOf(registry);
  }

  /**
   * Reads the configuration from the sources that {@link Settings} names. Defaults and explanations
   * stand in {@code /dev/lector/ledger/application.yaml}.
   *
   * @param overrides keys with their root, as in {@code lector.ledger.dir}
   * @throws IllegalArgumentException when a value makes no sense; the message names its key
   */
  public static LedgerConfig load(Map<String, String> overrides) {
    return load(overrides, System.getenv(), Path.of(""));
  }

  static LedgerConfig load(
      Map<String, String> overrides, Map<String, String> environment, Path workingDirectory) {
    Settings settings = Settings.read(DEFAULTS, overrides, environment, workingDirectory);
    return new LedgerConfig(
        settings.text("ledger.dir"),
        settings.text("ledger.host"),
        settings.number("ledger.port"),
        settings.text("ledger.advertised"),
        settings.number("ledger.partitions"),
        settings.number("ledger.threads"),
        settings.number("ledger.standbys"),
        settings.duration("ledger.age"),
        settings.duration("ledger.batchage"),
        settings.duration("ledger.grace"),
        settings.duration("ledger.retention"),
        settings.duration("ledger.usageretention"),
        settings.number("text.limit"),
        settings.number("ledger.window"),
        new AuditConfig(
            settings.duration("ledger.audit.interval"),
            settings.number("ledger.audit.republications")),
        (short) settings.number("topics.replication"),
        settings.kafka(),
        settings.registry());
  }

  private static void requirePositive(Duration duration, String key) {
    require(
        duration.isPositive(),
        "lector.ledger." + key + " must be more than nothing, but is " + duration);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
