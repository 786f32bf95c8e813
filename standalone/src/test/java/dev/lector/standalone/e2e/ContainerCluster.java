package dev.lector.standalone.e2e;

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

  static boolean isPossible() {
    return DockerClientFactory.instance().isDockerAvailable();
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
