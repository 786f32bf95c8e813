package dev.lector.tts.worker;

import dev.lector.topics.ShareGroups;
import dev.lector.topics.TopicCreator;
import dev.lector.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be there before the first request can be taken: topics, share group settings,
 * schemas.
 */
final class Groundwork {
  private static final Logger LOG = LoggerFactory.getLogger(Groundwork.class);
  private static final String ASK_TIMEOUT_MS = "10000";
  private static final int SPARE_DELIVERIES = 2;
  private static final int MOST_DELIVERIES = 10;

  private final WorkerConfig config;
  private final Outbox outbox;
  private final Stop stop;

  Groundwork(WorkerConfig config, Outbox outbox, Stop stop) {
    this.config = config;
    this.outbox = outbox;
    this.stop = stop;
  }

  /**
   * Lays it, trying until Kafka and the registry are there.
   *
   * @return false when the worker was told to stop before it was done
   */
  boolean lay() throws InterruptedException {
    return untilDone("Kafka", this::prepareCluster)
        && untilDone("the schema registry", outbox::warmUp);
  }

  private boolean untilDone(String what, Runnable step) throws InterruptedException {
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

  private void prepareCluster() {
    Map<String, Object> properties = new HashMap<>(config.kafka());
    properties.put(AdminClientConfig.CLIENT_ID_CONFIG, config.name() + "-admin");
    properties.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ASK_TIMEOUT_MS);
    properties.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ASK_TIMEOUT_MS);
    try (Admin admin = Admin.create(properties)) {
      new TopicCreator(admin, config.replication()).createMissing(Topics.catalogue());
      configure(admin, ShareGroups.SYNTHESIZERS);
      configure(admin, ShareGroups.NARRATORS);
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
   * Deliveries after which the broker drops a record, for good and without a word: more than those
   * after which the worker sets it aside, so that a worker that dies doing so is not the last to
   * have seen it. Brokers take 10 by default at most.
   */
  static int brokerLimit(int deliveries) {
    return Math.max(deliveries, Math.min(deliveries + SPARE_DELIVERIES, MOST_DELIVERIES));
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
