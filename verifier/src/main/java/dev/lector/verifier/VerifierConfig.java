package dev.lector.verifier;

import dev.lector.config.Ranges;
import dev.lector.config.Service;
import dev.lector.config.Settings;
import dev.lector.config.Surroundings;
import dev.lector.http.tls.FarmSettings;
import dev.lector.limits.FieldLimit;
import dev.lector.verifier.recogniser.Recogniser;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;

/**
 * Everything that can be set on the service that verifies speech.
 *
 * @param name of this verifier, in its events and in Kafka client ids
 * @param host address its HTTP service listens on
 * @param port port its HTTP service listens on; 0 takes a free one, -1 none
 * @param lanes audio files listened to at once
 * @param recogniser the command that listens, see {@link Recogniser}
 * @param limit how long it may take over one file
 * @param lock how long the broker keeps a completion for a verifier that does not answer
 * @param drain how long work in hand may go on when it leaves
 * @param store properties of the audio store
 * @param replication replication factor of topics that have to be created; -1 is the broker's
 *     default
 * @param kafka properties of every Kafka client
 * @param registry properties of the schema registry client, {@code schema.registry.url} among them
 * @param farm how it and the other parts of the farm know each other over HTTP
 */
public record VerifierConfig(
    String name,
    String host,
    int port,
    int lanes,
    String recogniser,
    Duration limit,
    Duration lock,
    Duration drain,
    Map<String, String> store,
    short replication,
    Map<String, String> kafka,
    Map<String, String> registry,
    FarmSettings farm) {
  /**
   * When a process is killed, each of its lanes that looks for a record may cost a record a
   * delivery that nobody saw: few enough for {@link Verdicts#MOST_DELIVERIES}.
   */
  private static final int MOST_LANES = 4;

  private static final Duration SHORTEST_LOCK = Duration.ofSeconds(1);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of range; the message names its key
   */
  public VerifierConfig {
    Ranges.require("lector.verifier.port", port, -1, 65_535);
    Ranges.require("lector.verifier.lanes", lanes, 1, MOST_LANES);
    Ranges.requirePositive("lector.verifier.limit", limit);
    Ranges.requireReplication("lector.topics.replication", replication);
    if (lock.compareTo(SHORTEST_LOCK) < 0) {
      throw new IllegalArgumentException("lector.verifier.lock must be 1s or more");
    }
    if (drain.isNegative()) {
      throw new IllegalArgumentException("lector.verifier.drain must not be negative");
    }
    if (recogniser.isBlank()) {
      throw new IllegalArgumentException(
          "lector.verifier.recogniser must be a command that turns an audio file into text, such as"
              + " \"whisper-cli -m MODEL -np -nt {audio}\"");
    }
    try {
      new Recogniser(recogniser, limit);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("lector.verifier.recogniser: " + e.getMessage(), e);
    }
    name = name.isBlank() ? "verifier-" + ManagementFactory.getRuntimeMXBean().getName() : name;
    FieldLimit.WORKER
        .violation(name)
        .ifPresent(
            wrong -> {
              throw new IllegalArgumentException("lector.verifier.name: " + wrong);
            });
    store = Map.copyOf(store);
    kafka = Map.copyOf(kafka);
    registry = Map.copyOf(registry);
  }

  /**
   * Reads the configuration from the sources that {@link Settings} names. Defaults and explanations
   * stand in {@link Service#defaults()}.
   *
   * @param overrides keys with their root, as in {@code lector.verifier.lanes}
   * @throws IllegalArgumentException when a value makes no sense; the message names its key
   */
  public static VerifierConfig load(Map<String, String> overrides) {
    return of(Settings.read(Service.VERIFIER, overrides, Surroundings.ofProcess()));
  }

  /**
   * Takes the configuration from settings that are read.
   *
   * @throws IllegalArgumentException when a value makes no sense; the message names its key
   */
  public static VerifierConfig of(Settings settings) {
    return settings.check(() -> from(settings));
  }

  /**
   * Whether a recogniser is named where the configuration is read: without one there is nothing to
   * start.
   */
  public static boolean isConfigured(Map<String, String> overrides) {
    return !Settings.read(Service.VERIFIER, overrides, Surroundings.ofProcess())
        .text("verifier.recogniser")
        .isBlank();
  }

  private static VerifierConfig from(Settings settings) {
    int replication = settings.number("topics.replication");
    Ranges.requireReplication("lector.topics.replication", replication);
    return new VerifierConfig(
        settings.text("verifier.name"),
        settings.text("verifier.host"),
        settings.number("verifier.port"),
        settings.number("verifier.lanes"),
        settings.text("verifier.recogniser"),
        settings.duration("verifier.limit"),
        settings.duration("verifier.lock"),
        settings.duration("verifier.drain"),
        settings.store(),
        (short) replication,
        settings.kafka(),
        settings.registry(),
        FarmSettings.of(settings::text));
  }

  /** Without the properties of clients, which may have passwords among them. */
  @Override
  public String toString() {
    return "VerifierConfig[name=%s, lanes=%d, recogniser=%s]".formatted(name, lanes, recogniser);
  }
}
