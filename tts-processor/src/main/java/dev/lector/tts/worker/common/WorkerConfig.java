package dev.lector.tts.worker.common;

import dev.lector.http.tls.FarmSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a worker takes part in the farm.
 *
 * @param name name of this worker, in every event it emits and in its Kafka client ids
 * @param lanes utterances of {@code speech.requests} worked on at once; 0 leaves that topic alone
 * @param narrators utterances of {@code speech.requests.batch} worked on at once; 0 leaves that
 *     topic alone
 * @param longLanes utterances of {@code speech.requests.long} worked on at once
 * @param longWork work that takes longer is moved to that topic
 * @param lock how long the broker keeps a record for a lane that does not renew it
 * @param deliveries how often a request is handed out on its own topic; the last time it goes into
 *     quarantine instead of being tried again. As often again there; the last time it is set aside
 *     as poisoned
 * @param drain how long {@code SpeechWorker.close} lets running work go on
 * @param directory where the worker writes down what it is working on, so that it knows after a
 *     crash what may have killed it; empty to do without
 * @param storeAttempts how often a failing audio store is tried before the request is rejected
 * @param replyWait how long a lane waits for a reply topic that does not answer
 * @param replyPrefixes how names of topics begin that requests may have their replies written to,
 *     besides {@code speech.replies}
 * @param heartbeat how often the worker tells that it is there; from 1 s to 5 min
 * @param host address health and metrics are served on
 * @param port port health and metrics are served on; 0 takes a free one, -1 serves nothing
 * @param url where bridges reach that port; empty to find it out
 * @param replication replication factor of topics that have to be created; -1 is the broker's
 *     default
 * @param kafka properties of every Kafka client
 * @param registry properties of the schema registry client, {@code schema.registry.url} among them
 * @param farm how it and the other parts of the farm know each other over HTTP
 */
public record WorkerConfig(
    String name,
    int lanes,
    int narrators,
    int longLanes,
    Duration longWork,
    Duration lock,
    int deliveries,
    Duration drain,
    String directory,
    int storeAttempts,
    Duration replyWait,
    List<String> replyPrefixes,
    Duration heartbeat,
    String host,
    int port,
    String url,
    short replication,
    Map<String, String> kafka,
    Map<String, String> registry,
    FarmSettings farm) {

  private static final Duration SHORTEST_HEARTBEAT = Duration.ofSeconds(1);
  private static final Duration LONGEST_HEARTBEAT = Duration.ofMinutes(5);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of range; the message names its key
   */
  public WorkerConfig {
    require(!name.isBlank(), "lector.worker.name must not be blank");
    require(lanes >= 0 && lanes <= 1_000, "lector.worker.lanes must be 0 to 1000, not " + lanes);
    require(
        narrators >= 0 && narrators <= 1_000,
        "lector.worker.narrators must be 0 to 1000, not " + narrators);
    require(
        lanes + narrators > 0,
        "lector.worker.lanes and lector.worker.narrators are both 0: this worker would do nothing");
    require(
        longLanes >= 1 && longLanes <= 1_000,
        "lector.worker.longlanes must be 1 to 1000, not " + longLanes);
    requirePositive(longWork, "lector.worker.long");
    requirePositive(lock, "lector.worker.lock");
    require(
        deliveries >= 2,
        "lector.worker.deliveries must be at least 2 (the last delivery is not tried), not "
            + deliveries);
    require(!drain.isNegative(), "lector.worker.drain must not be negative, but is " + drain);
    require(
        storeAttempts >= 1, "lector.worker.storeattempts must be at least 1, not " + storeAttempts);
    requirePositive(replyWait, "lector.worker.replywait");
    replyPrefixes = List.copyOf(replyPrefixes);
    for (String prefix : replyPrefixes) {
      require(
          ReplyTopics.isPrefix(prefix),
          "lector.replies.prefixes must be starts of topic names (letters, digits, '.', '_' and"
              + " '-', no underscore first) with commas between them, but has '"
              + prefix
              + "'");
    }
    require(
        heartbeat.compareTo(SHORTEST_HEARTBEAT) >= 0 && heartbeat.compareTo(LONGEST_HEARTBEAT) <= 0,
        "lector.worker.heartbeat must be 1s to 5m, not " + heartbeat);
    require(
        url.isEmpty() || url.matches("https?://[^/\\s]+/?"),
        "lector.worker.url must be an address such as http://worker-3:9400, not " + url);
    require(port >= -1 && port <= 65_535, "lector.worker.port must be -1 to 65535, not " + port);
    require(
        replication == -1 || replication >= 1,
        "lector.topics.replication must be -1 or at least 1, not " + replication);
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(host, "host");
    kafka = Map.copyOf(kafka);
    registry = Map.copyOf(registry);
  }

  /** Without the properties of clients, since there may be passwords among them. */
  @Override
  public String toString() {
    return "WorkerConfig[name=%s, lanes=%d, narrators=%d]".formatted(name, lanes, narrators);
  }

  private static void requirePositive(Duration duration, String key) {
    require(duration.isPositive(), key + " must be more than nothing, but is " + duration);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
