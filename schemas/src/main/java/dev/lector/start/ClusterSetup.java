package dev.lector.start;

import dev.lector.registry.SchemaRegistryClient;
import dev.lector.registry.SubjectRegistrar;
import dev.lector.topics.ShareGroups;
import dev.lector.topics.TopicCreator;
import dev.lector.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every service needs before it works: topics, the share groups of those that take requests,
 * and schemas. What is there already stays as it is, so all services may do this at once.
 */
public final class ClusterSetup {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterSetup.class);
  private static final String AUTO_REGISTER = "auto.register.schemas";

  private final short replication;
  private final SchemaRegistryClient registry;
  private final boolean registers;
  private final @Nullable Groups groups;

  /**
   * Settings of the share groups.
   *
   * @param names of the groups
   * @param lock how long a member may hold a record before it goes to another
   * @param deliveries how often a record is delivered before the broker gives it up
   */
  private record Groups(List<String> names, Duration lock, int deliveries) {}

  /**
   * Of topics and schemas alone.
   *
   * @param replication of new topics, or {@link TopicCreator#BROKER_DEFAULT}
   * @param registry where schemas are registered, unless {@code auto.register.schemas} is false
   * @param registryProperties of the registry's client
   */
  public ClusterSetup(
      short replication, SchemaRegistryClient registry, Map<String, String> registryProperties) {
    this(
        replication,
        registry,
        !registryProperties.getOrDefault(AUTO_REGISTER, "").strip().equals("false"),
        null);
  }

  private ClusterSetup(
      short replication,
      SchemaRegistryClient registry,
      boolean registers,
      @Nullable Groups groups) {
    this.replication = replication;
    this.registry = registry;
    this.registers = registers;
    this.groups = groups;
  }

  /**
   * The same with the share groups that requests are taken from.
   *
   * @param lock how long a member may hold a record before it goes to another
   * @param deliveries how often a record is delivered before the broker gives it up
   */
  public ClusterSetup withShareGroups(Duration lock, int deliveries) {
    List<String> names = ShareGroups.queues().stream().map(ShareGroups.Queue::group).toList();
    return new ClusterSetup(replication, registry, registers, new Groups(names, lock, deliveries));
  }

  /**
   * The same with one share group.
   *
   * @param lock how long a member may hold a record before it goes to another
   * @param deliveries how often a record is delivered before the broker gives it up
   */
  public ClusterSetup withShareGroup(String name, Duration lock, int deliveries) {
    Groups one = new Groups(List.of(name), lock, deliveries);
    return new ClusterSetup(replication, registry, registers, one);
  }

  /**
   * Prepares all of it, once.
   *
   * @param admin connected to the cluster; stays the caller's
   * @throws RuntimeException when Kafka or the registry is not there, or refuses; to be tried again
   */
  public void run(Admin admin) {
    new TopicCreator(admin, replication).createMissing(Topics.catalogue());
    if (groups != null) {
      groups.names.forEach(group -> configure(admin, group, groups));
    }
    if (registers) {
      new SubjectRegistrar(registry).register(Topics.valueSchemas());
    }
  }

  private static void configure(Admin admin, String group, Groups settings) {
    try {
      ShareGroups.configure(admin, group, settings.lock, settings.deliveries);
    } catch (RuntimeException e) {
      if (!isCausedBy(e, AuthorizationException.class)) {
        throw e;
      }
      LOG.warn("Not allowed to set up share group {}; it works as its operators set it up", group);
    }
  }

  private static boolean isCausedBy(Throwable e, Class<? extends Throwable> type) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
