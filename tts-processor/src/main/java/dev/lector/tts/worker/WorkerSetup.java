package dev.lector.tts.worker;

import dev.lector.registry.SchemaRegistryClient;
import dev.lector.start.ClusterSetup;
import dev.lector.start.StartLoop;
import dev.lector.topics.ShareGroupLimits;
import dev.lector.topics.ShareGroups;
import dev.lector.tts.worker.common.Stop;
import dev.lector.tts.worker.common.WorkerConfig;
import dev.lector.tts.worker.requests.DeliveryLimits;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a worker needs before it can take the first request. */
final class WorkerSetup {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerSetup.class);

  private final WorkerConfig config;
  private final ClusterSetup cluster;
  private final Runnable warmUp;
  private final BrokerClock clock;
  private final Stop stop;

  WorkerSetup(
      WorkerConfig config,
      SchemaRegistryClient registry,
      Runnable warmUp,
      BrokerClock clock,
      Stop stop) {
    this.config = config;
    this.cluster =
        new ClusterSetup(config.replication(), registry, config.registry())
            .withShareGroups(config.lock(), new DeliveryLimits(config.deliveries()).brokerLimit());
    this.warmUp = warmUp;
    this.clock = clock;
    this.stop = stop;
  }

  /**
   * Prepares all of it, trying until Kafka and the registry are there.
   *
   * @return false when the worker was told to stop before it was done
   */
  boolean run() throws InterruptedException {
    return StartLoop.untilDone("Kafka or the schema registry", this::prepare, stop::pause)
        .isPresent();
  }

  private boolean prepare() throws InterruptedException {
    try (Admin admin = Admins.create(config)) {
      cluster.run(admin);
      ShareGroupLimits limits = ShareGroupLimits.read(admin);
      limits.complaints(ShareGroups.SYNTHESIZERS, config.lanes()).forEach(LOG::warn);
      limits.complaints(ShareGroups.NARRATORS, config.narrators()).forEach(LOG::warn);
      limits.complaints(ShareGroups.LONG_SYNTHESIZERS, config.longLanes()).forEach(LOG::warn);
      clock.set(admin);
    }
    warmUp.run();
    return true;
  }
}
