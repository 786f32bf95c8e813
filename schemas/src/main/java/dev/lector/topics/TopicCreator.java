package dev.lector.topics;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the topics that are missing. Existing ones are left as they are, whatever their shape:
 * from then on they belong to the cluster's operators.
 */
public final class TopicCreator {

  /**
   * Replication factor that leaves the choice to the broker's {@code default.replication.factor}.
   */
  public static final short BROKER_DEFAULT = -1;

  private static final Logger log = LoggerFactory.getLogger(TopicCreator.class);

  private final Admin admin;
  private final short replicationFactor;

  /**
   * Creates topics through a client that stays the caller's.
   *
   * @param admin connected to the cluster; its {@code default.api.timeout.ms} bounds the wait
   * @param replicationFactor of new topics, or {@link #BROKER_DEFAULT}
   */
  public TopicCreator(Admin admin, short replicationFactor) {
    this.admin = admin;
    this.replicationFactor = replicationFactor;
  }

  /**
   * Creates what is missing. Programs that start at the same time may all call this.
   *
   * @param specs the topics wanted
   * @throws TopicCreationException when the cluster cannot be asked or refuses a topic
   */
  public void createMissing(Collection<TopicSpec> specs) {
    Set<String> existing = existing();
    List<NewTopic> missing =
        specs.stream()
            .filter(spec -> !existing.contains(spec.name()))
            .map(spec -> topic(spec, Map.of()))
            .toList();
    if (!missing.isEmpty()) {
      Map<String, String> durability = new Durability(admin, replicationFactor).settings(missing);
      List<NewTopic> durable =
          specs.stream()
              .filter(spec -> !existing.contains(spec.name()))
              .map(spec -> topic(spec, durability))
              .toList();
      for (Map.Entry<String, KafkaFuture<Void>> created :
          admin.createTopics(durable).values().entrySet()) {
        awaitCreation(created.getKey(), created.getValue());
      }
    }
    Durability.tellOfSingleReplicas(admin, specs.stream().map(TopicSpec::name).toList());
  }

  /** Asked first, so that a program allowed to read topics but not to create them can start. */
  private Set<String> existing() {
    try {
      return admin.listTopics().names().get();
    } catch (ExecutionException e) {
      throw new TopicCreationException(
          "Cannot list the cluster's topics: " + Causes.reason(e), Causes.cause(e));
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private NewTopic topic(TopicSpec spec, Map<String, String> durability) {
    Map<String, String> config = new HashMap<>(durability);
    config.putAll(spec.config());
    return new NewTopic(spec.name(), spec.partitions(), replicationFactor).configs(config);
  }

  /** Brokers do not say of a topic that nobody may see whether it is there. */
  private static String hint(ExecutionException failure) {
    return failure.getCause() instanceof AuthorizationException
        ? " Its principal may not create it, or it is there and the principal may not see it: docs/acls.md has"
            + " what each principal needs"
        : "";
  }

  private static void awaitCreation(String name, KafkaFuture<Void> creation) {
    try {
      creation.get();
      log.info("Created topic {}", name);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new TopicCreationException(
            "Cannot create topic " + name + ": " + Causes.reason(e) + hint(e), Causes.cause(e));
      }
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
