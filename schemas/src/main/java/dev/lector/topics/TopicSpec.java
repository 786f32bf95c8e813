package dev.lector.topics;

import java.util.Map;

/**
 * What a topic must look like when it is created.
 *
 * @param name the topic's name
 * @param partitions how many partitions it starts with, at least 1
 * @param config the topic's own settings, by Kafka's names; what is absent is left to the broker
 */
public record TopicSpec(String name, int partitions, Map<String, String> config) {

  /** Checks the partition count and keeps an unmodifiable copy of the settings. */
  public TopicSpec {
    if (partitions < 1) {
      throw new IllegalArgumentException(
          "Topic " + name + " needs at least one partition: " + partitions);
    }
    config = Map.copyOf(config);
  }
}
