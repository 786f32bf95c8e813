package dev.lector.topics;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * How many replicas have a record before its producer hears that it is published. With three
 * replicas and the broker's default of one, a leader that is alone says so and may be lost with
 * what it said.
 */
final class Durability {

  private static final Logger log = LoggerFactory.getLogger(Durability.class);

  /** From so many replicas on, one can be away while two have every record. */
  private static final int ENOUGH_REPLICAS = 3;

  private static final int IN_SYNC = 2;

  private final Admin admin;
  private final short replicationFactor;

  Durability(Admin admin, short replicationFactor) {
    this.admin = admin;
    this.replicationFactor = replicationFactor;
  }

  /**
   * The settings that new topics need.
   *
   * @param topics that are to be created; not empty
   * @return {@code min.insync.replicas}, or nothing with fewer than three replicas or where the
   *     brokers ask for as many by themselves
   */
  Map<String, String> settings(List<NewTopic> topics) {
    String name = topics.getFirst().name();
    // The brokers say what would come of it, so that a topic is never there without its settings.
    CreateTopicsResult trial =
        admin.createTopics(topics.subList(0, 1), new CreateTopicsOptions().validateOnly(true));
    try {
      int replicas = trial.replicationFactor(name).get();
      return replicas >= ENOUGH_REPLICAS && inSync(trial.config(name).get()) < IN_SYNC
          ? twoInSync()
          : Map.of();
    } catch (ExecutionException e) {
      // Not allowed to know, or no longer missing; a topic that is refused is told of later.
      log.debug("The brokers do not say how {} would be replicated", name, e);
      return replicationFactor >= ENOUGH_REPLICAS ? twoInSync() : Map.of();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static int inSync(Config config) {
    ConfigEntry entry = config.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
    return entry == null || entry.value() == null ? 1 : Integer.parseInt(entry.value());
  }

  private static Map<String, String> twoInSync() {
    return Map.of(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(IN_SYNC));
  }

  /**
   * Tells, in one line, of topics that are lost with one broker's disk. A warning, except where
   * there is but one broker, so that nobody can expect more.
   */
  static void tellOfSingleReplicas(Admin admin, Collection<String> names) {
    SortedSet<String> single = singleReplicas(admin, names);
    if (!single.isEmpty()) {
      log.atLevel(brokers(admin) == 1 ? Level.INFO : Level.WARN)
          .log(
              "One replica each have {}: a broker that loses its disk loses requests and outcomes."
                  + " Three replicas with min.insync.replicas=2 keep them",
              String.join(", ", single));
    }
  }

  /** Those of some topics of which a partition has one replica; of others nothing is known. */
  static SortedSet<String> singleReplicas(Admin admin, Collection<String> names) {
    SortedSet<String> single = new TreeSet<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
        admin.describeTopics(names).topicNameValues().entrySet()) {
      try {
        if (topic.getValue().get().partitions().stream().anyMatch(p -> p.replicas().size() == 1)) {
          single.add(topic.getKey());
        }
      } catch (ExecutionException e) {
        log.debug("Topic {} cannot be described", topic.getKey(), e);
      } catch (InterruptedException e) {
        throw new InterruptException(e);
      }
    }
    return single;
  }

  private static int brokers(Admin admin) {
    try {
      return admin.describeCluster().nodes().get().size();
    } catch (ExecutionException e) {
      log.debug("The cluster's brokers cannot be counted", e);
      return 0;
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
