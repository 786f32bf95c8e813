package dev.lector.tts.worker;

import dev.lector.topics.ShareGroupLimits;
import dev.lector.topics.ShareGroups;
import dev.lector.topics.TopicCreator;
import dev.lector.topics.Topics;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be there before the first request can be taken: topics, share group settings,
 * schemas.
 */
final class ClusterSetup {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterSetup.class);
  private static final int MOST_DELIVERIES = 10;

  private final WorkerConfig config;
  private final OutcomePublisher outcomes;
  private final BrokerClock clock;
  private final Stop stop;

  ClusterSetup(WorkerConfig config, OutcomePublisher outcomes, BrokerClock clock, Stop stop) {
    this.config = config;
    this.outcomes = outcomes;
    this.clock = clock;
    this.stop = stop;
  }

  /**
   * Prepares all of it, trying until Kafka and the registry are there.
   *
   * @return false when the worker was told to stop before it was done
   */
  boolean run() throws InterruptedException {
    return untilDone("Kafka", this::prepareCluster)
        && untilDone("the schema registry", outcomes::warmUp);
  }

  private boolean untilDone(String what, Step step) throws InterruptedException {
    Backoff backoff = Backoff.forServices();
    while (!stop.given()) {
      try {
        step.run();
        return true;
      } catch (RuntimeException e) {
        Duration pause = backoff.next();
        LOG.warn(
            "Cannot start yet, because of {}; next try in {} ms: {}",
            what,
            pause.toMillis(),
            reason(e));
        LOG.debug("Cannot start yet", e);
        stop.pause(pause);
      }
    }
    return false;
  }

  /** Part of it; fails when Kafka or the registry is not there yet. */
  @FunctionalInterface
  private interface Step {
    void run() throws InterruptedException;
  }

  private void prepareCluster() throws InterruptedException {
    try (Admin admin = Admins.create(config)) {
      new TopicCreator(admin, config.replication()).createMissing(Topics.catalogue());
      configure(admin, ShareGroups.SYNTHESIZERS);
      configure(admin, ShareGroups.NARRATORS);
      configure(admin, ShareGroups.EXAMINERS);
      configure(admin, ShareGroups.LONG_SYNTHESIZERS);
      ShareGroupLimits limits = ShareGroupLimits.read(admin);
      limits.complaints(ShareGroups.SYNTHESIZERS, config.lanes()).forEach(LOG::warn);
      limits.complaints(ShareGroups.NARRATORS, config.narrators()).forEach(LOG::warn);
      limits.complaints(ShareGroups.LONG_SYNTHESIZERS, config.longLanes()).forEach(LOG::warn);
      clock.set(admin);
    }
  }

  private void configure(Admin admin, String group) {
    try {
      ShareGroups.configure(admin, group, config.lock(), brokerLimit(config.deliveries()));
    } catch (RuntimeException e) {
      if (!isCausedBy(e, AuthorizationException.class)) {
        throw e;
      }
      LOG.warn("Not allowed to set up share group {}; it works as its operators set it up", group);
    }
  }

  /**
   * Deliveries after which the broker drops a record, for good and without a word: as many as
   * brokers take by default. Far more than those after which a worker sets it aside, since one
   * killed worker may use up several: the broker hands the record to its other lanes before it has
   * noticed that they are dead too.
   */
  static int brokerLimit(int deliveries) {
    return Math.max(deliveries, MOST_DELIVERIES);
  }

  static boolean isCausedBy(Throwable e, Class<? extends Throwable> type) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static String reason(Throwable e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
