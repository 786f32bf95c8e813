package dev.lector.standalone.e2e;

import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** Apache Kafka's own image. */
final class ContainerCluster implements Cluster {
  private static final String IMAGE = "apache/kafka:4.3.1";

  @SuppressWarnings("resource") // closed by close()
  private final KafkaContainer kafka =
      new KafkaContainer(IMAGE)
          // Any setting at all replaces the image's single-node file, share groups' replication
          // with it.
          .withEnv("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1")
          .withEnv("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1")
          .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");

  ContainerCluster() {
    kafka.start();
  }

  /** Why containers cannot be run here; empty when they can. */
  static Optional<String> obstacle() {
    try {
      return DockerClientFactory.instance().isDockerAvailable()
          ? Optional.empty()
          : Optional.of("there is no Docker here");
    } catch (
        RuntimeException e) { // of many kinds, such as an image for its own checks it cannot pull
      return Optional.of("Docker is here, but Testcontainers cannot use it: " + e.getMessage());
    }
  }

  @Override
  public String bootstrap() {
    return kafka.getBootstrapServers();
  }

  @Override
  public void close() {
    kafka.stop();
  }
}
