package dev.lector.topics;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The share groups that work the request topics, and the settings they need on the broker.
 *
 * <p>A group is handed no record further than {@code share.partition.max.record.locks} (2,000 by
 * default) from the oldest one that is not acknowledged, those that are acknowledged included: one
 * record that is worked on for long stops the group after that many more. What takes long belongs
 * on {@link Topics#LONG_REQUESTS}.
 */
public final class ShareGroups {

  /** The group that works {@link Topics#REQUESTS}. */
  public static final String SYNTHESIZERS = "synthesizers";

  /** The group that works {@link Topics#BATCH_REQUESTS}. */
  public static final String NARRATORS = "narrators";

  /** The group that works {@link Topics#QUARANTINED_REQUESTS}. */
  public static final String EXAMINERS = "examiners";

  /** The group that works {@link Topics#LONG_REQUESTS}. */
  public static final String LONG_SYNTHESIZERS = "long-synthesizers";

  /** The group that listens to the audio of {@link Topics#COMPLETIONS}. */
  public static final String VERIFIERS = "verifiers";

  private static final String FEATURE = "share.version";

  private static final Logger log = LoggerFactory.getLogger(ShareGroups.class);

  private ShareGroups() {}

  /**
   * A topic that is worked as a queue.
   *
   * @param topic carries requests
   * @param group the share group that works them
   */
  public record Queue(String topic, String group) {}

  /**
   * Every queue that a request can be in; the ledger looks after all of them.
   *
   * @return the queues in a fixed order
   */
  public static List<Queue> queues() {
    return List.of(
        new Queue(Topics.REQUESTS, SYNTHESIZERS),
        new Queue(Topics.BATCH_REQUESTS, NARRATORS),
        new Queue(Topics.QUARANTINED_REQUESTS, EXAMINERS),
        new Queue(Topics.LONG_REQUESTS, LONG_SYNTHESIZERS));
  }

  /**
   * Sets a group's settings on the broker; the group need not exist yet. A new group starts at the
   * oldest record, so nothing sent before the first worker is missed. Only {@link #NARRATORS} see
   * committed records alone, since the ledger hands items on in transactions: an open transaction
   * hides everything behind it from such a group, for as long as its owner likes, and nothing else
   * that is worked is written in one. As many records may be in flight as the brokers allow.
   *
   * <p>How often a record is delivered, and how many may be in flight, are settings of groups only
   * since Kafka 4.3. Where the brokers refuse one, theirs holds, and a warning says so.
   *
   * @param admin connected to the cluster
   * @param group the share group
   * @param lock how long a member may hold a record before it goes to another
   * @param deliveryLimit how often a record is delivered before the broker gives it up
   * @throws ShareGroupsUnavailableException when the cluster has no share groups, or refuses the
   *     lock
   */
  public static void configure(Admin admin, String group, Duration lock, int deliveryLimit) {
    requireFeature(admin);
    set(
        admin,
        group,
        Map.of(
            "share.auto.offset.reset",
            "earliest",
            "share.record.lock.duration.ms",
            Long.toString(lock.toMillis()),
            "share.isolation.level",
            group.equals(NARRATORS) ? "read_committed" : "read_uncommitted"));
    setWherePossible(admin, group, "share.delivery.count.limit", deliveryLimit);
    // A member that joins is told its partitions at once, and not with its next heartbeat: lanes
    // join when it is their turn.
    setWherePossible(admin, group, "share.assignment.interval.ms", 0);
    ShareGroupLimits.read(admin)
        .window()
        .ifPresent(
            window -> setWherePossible(admin, group, "share.partition.max.record.locks", window));
  }

  private static void setWherePossible(Admin admin, String group, String setting, int value) {
    try {
      set(admin, group, Map.of(setting, Integer.toString(value)));
    } catch (ShareGroupsUnavailableException e) {
      if (!(e.getCause() instanceof InvalidConfigurationException
          || e.getCause() instanceof InvalidRequestException)) {
        throw e;
      }
      log.warn(
          "Share group {} goes without {}={}, the brokers' own value holds: {}",
          group,
          setting,
          value,
          e.getMessage());
    }
  }

  private static void set(Admin admin, String group, Map<String, String> settings) {
    Collection<AlterConfigOp> changes =
        settings.entrySet().stream()
            .map(e -> new ConfigEntry(e.getKey(), e.getValue()))
            .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
            .toList();
    ConfigResource resource = new ConfigResource(ConfigResource.Type.GROUP, group);
    try {
      admin.incrementalAlterConfigs(Map.of(resource, List.copyOf(changes))).all().get();
    } catch (ExecutionException e) {
      throw new ShareGroupsUnavailableException(
          "The broker refuses the settings of share group " + group + ": " + Causes.reason(e),
          Causes.cause(e));
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static void requireFeature(Admin admin) {
    try {
      FinalizedVersionRange version =
          admin.describeFeatures().featureMetadata().get().finalizedFeatures().get(FEATURE);
      if (version == null || version.maxVersionLevel() < 1) {
        throw new ShareGroupsUnavailableException(
            "The cluster has no share groups. Lector needs Kafka brokers 4.3 or newer with the"
                + " feature share.version at 1: kafka-features.sh --bootstrap-server HOST:PORT"
                + " upgrade --feature share.version=1");
      }
    } catch (ExecutionException e) {
      throw new ShareGroupsUnavailableException(
          "Cannot ask the cluster whether it has share groups: " + Causes.reason(e),
          Causes.cause(e));
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
