package dev.lector.ledger.streams;

import dev.lector.topics.Causes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.streams.TopologyDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the change logs of stores as wide as the widest topic that their part of the topology
 * reads. Streams makes them so, and refuses to start when somebody has added partitions to such a
 * topic since.
 */
public final class Changelogs {
  private static final Logger LOG = LoggerFactory.getLogger(Changelogs.class);
  private static final String REPARTITION = "-repartition";

  private final Admin admin;

  /**
   * @param admin stays the caller's
   */
  public Changelogs(Admin admin) {
    this.admin = admin;
  }

  /** Name of a store's topic. */
  public static String of(String store) {
    return LedgerStreams.APPLICATION + "-" + store + "-changelog";
  }

  /**
   * Adds the partitions that are missing. The keys of a store stay where they are: its internal
   * topic is as wide as before.
   *
   * @throws KafkaException when the brokers cannot be asked, or refuse
   */
  public void widen(TopologyDescription topology) {
    try {
      Map<String, Integer> missing = missing(topology, partitions(topics(topology)));
      if (!missing.isEmpty()) {
        LOG.warn("Topics have more partitions now; so get the change logs {}", missing);
        admin
            .createPartitions(
                missing.entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey, to -> NewPartitions.increaseTo(to.getValue()))))
            .all()
            .get();
      }
    } catch (ExecutionException e) {
      throw new KafkaException(
          "Cannot give change logs as many partitions as the topics: " + Causes.reason(e), e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /**
   * Change logs that are narrower than they have to be, and how wide that is.
   *
   * @param partitions of every topic that is there
   */
  public static Map<String, Integer> missing(
      TopologyDescription topology, Map<String, Integer> partitions) {
    Map<String, Integer> missing = new TreeMap<>();
    for (TopologyDescription.Subtopology part : topology.subtopologies()) {
      int widest = 0;
      for (String topic : sources(part)) {
        widest = Math.max(widest, partitions.getOrDefault(topic, 0));
      }
      for (String changelog : changelogs(part)) {
        // One that is not there yet is made by Streams.
        if (partitions.getOrDefault(changelog, widest) < widest) {
          missing.put(changelog, widest);
        }
      }
    }
    return missing;
  }

  private static Set<String> topics(TopologyDescription topology) {
    Set<String> topics = new HashSet<>();
    for (TopologyDescription.Subtopology part : topology.subtopologies()) {
      topics.addAll(sources(part));
      topics.addAll(changelogs(part));
    }
    return topics;
  }

  private static Set<String> sources(TopologyDescription.Subtopology part) {
    Set<String> sources = new HashSet<>();
    for (TopologyDescription.Node node : part.nodes()) {
      if (node instanceof TopologyDescription.Source source && source.topicSet() != null) {
        source.topicSet().stream()
            .map(
                topic ->
                    topic.endsWith(REPARTITION) ? LedgerStreams.APPLICATION + "-" + topic : topic)
            .forEach(sources::add);
      }
    }
    return sources;
  }

  private static Set<String> changelogs(TopologyDescription.Subtopology part) {
    Set<String> changelogs = new HashSet<>();
    for (TopologyDescription.Node node : part.nodes()) {
      if (node instanceof TopologyDescription.Processor processor) {
        processor.stores().stream().map(Changelogs::of).forEach(changelogs::add);
      }
    }
    return changelogs;
  }

  /** Of those topics that are there. */
  private Map<String, Integer> partitions(Set<String> topics)
      throws ExecutionException, InterruptedException {
    Map<String, Integer> partitions = new HashMap<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
        admin.describeTopics(topics).topicNameValues().entrySet()) {
      try {
        partitions.put(topic.getKey(), topic.getValue().get().partitions().size());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return partitions;
  }
}
