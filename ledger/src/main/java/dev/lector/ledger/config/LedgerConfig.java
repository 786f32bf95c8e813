package dev.lector.ledger.config;

import dev.lector.config.Ranges;
import dev.lector.config.Service;
import dev.lector.config.Settings;
import dev.lector.config.Surroundings;
import dev.lector.http.tls.FarmSettings;
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
 * @param farm how it and the other parts of the farm know each other over HTTP
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
    Map<String, String> registry,
    FarmSettings farm) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of range; the message names its key
   */
  public LedgerConfig {
    require(!directory.isBlank(), "lector.ledger.dir must not be blank");
    Ranges.require("lector.ledger.port", port, 0, 65_535);
    require(
        advertised.isBlank() || advertised.matches("\\S+:\\d{1,5}"),
        "lector.ledger.advertised must be host:port, not " + advertised);
    Ranges.require("lector.ledger.partitions", partitions, 1, Integer.MAX_VALUE);
    Ranges.require("lector.ledger.threads", threads, 1, Integer.MAX_VALUE);
    Ranges.require("lector.ledger.standbys", standbys, 0, Integer.MAX_VALUE);
    Ranges.require("lector.text.limit", textLimit, 1, 100_000_000);
    Ranges.require("lector.ledger.window", window, 1, Integer.MAX_VALUE);
    Ranges.requirePositive("lector.ledger.age", age);
    Ranges.requirePositive("lector.ledger.batchage", batchAge);
    Ranges.requireNotNegative("lector.ledger.grace", grace);
    Ranges.requirePositive("lector.ledger.retention", retention);
    Ranges.requirePositive("lector.ledger.usageretention", usageRetention);
    Ranges.requireReplication("lector.topics.replication", replication);
    kafka = Map.copyOf(kafka);
    registry = Map.copyOf(registry);
  }

  /**
   * Reads the configuration from the sources that {@link Settings} names. Defaults and explanations
   * stand in {@link Service#defaults()}.
   *
   * @param overrides keys with their root, as in {@code lector.ledger.dir}
   * @throws IllegalArgumentException when a value makes no sense; the message names its key
   */
  public static LedgerConfig load(Map<String, String> overrides) {
    return load(overrides, Surroundings.ofProcess());
  }

  static LedgerConfig load(Map<String, String> overrides, Surroundings surroundings) {
    return of(Settings.read(Service.LEDGER, overrides, surroundings));
  }

  /**
   * Takes the configuration from settings that are read.
   *
   * @throws IllegalArgumentException when a value makes no sense; the message names its key
   */
  public static LedgerConfig of(Settings settings) {
    return settings.check(() -> from(settings));
  }

  private static LedgerConfig from(Settings settings) {
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
        replication(settings),
        settings.kafka(),
        settings.registry(),
        FarmSettings.of(settings::text));
  }

  private static short replication(Settings settings) {
    int replication = settings.number("topics.replication");
    Ranges.requireReplication("lector.topics.replication", replication);
    return (short) replication;
  }

  /** Without the properties of clients, since there may be passwords among them. */
  @Override
  public String toString() {
    return "LedgerConfig[directory=%s, host=%s, port=%d]".formatted(directory, host, port);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
