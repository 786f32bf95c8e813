package dev.lector.standalone.local;

import dev.lector.topics.TopicCreationException;
import dev.lector.topics.TopicCreator;
import dev.lector.topics.TopicSpec;
import dev.lector.topics.Topics;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * The topics on a broker that serves one process for a few seconds: a partition each, where the
 * catalogue has 90, and those of the coordinators too. A broker makes these when they are first
 * asked for, and whoever asked waits: a share group whose state has no topic yet, two seconds.
 */
public final class PassingTopics {
  private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");
  private static final List<TopicSpec> COORDINATORS =
      List.of(
          new TopicSpec("__share_group_state", 1, COMPACTED),
          new TopicSpec("__consumer_offsets", 1, COMPACTED));

  private PassingTopics() {}

  /**
   * Creates them.
   *
   * @throws LocalException when the broker does not
   */
  public static void create(String bootstrapServers) throws LocalException {
    List<TopicSpec> topics =
        Stream.concat(
                COORDINATORS.stream(),
                Topics.catalogue().stream()
                    .map(topic -> new TopicSpec(topic.name(), 1, topic.config())))
            .toList();
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      new TopicCreator(admin, TopicCreator.BROKER_DEFAULT).createMissing(topics);
    } catch (TopicCreationException e) {
      throw new LocalException("The topics could not be created: " + e.getMessage(), e);
    }
  }
}
