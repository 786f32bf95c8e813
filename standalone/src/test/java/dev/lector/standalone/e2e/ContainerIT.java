package dev.lector.standalone.e2e;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every suite on Apache Kafka's own image, where Docker is. */
@ExtendWith(WhereContainersRun.class)
class ContainerIT {
  private static @Nullable ContainerCluster cluster;

  @BeforeAll
  static void start() {
    cluster = new ContainerCluster();
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  private static Cluster cluster() {
    return Objects.requireNonNull(cluster);
  }

  @Nested
  class Http extends HttpSuite {
    Http() {
      super(cluster());
    }
  }

  @Nested
  class Kafka extends KafkaSuite {
    Kafka() {
      super(cluster());
    }
  }

  @Nested
  class Crowd extends CrowdSuite {
    Crowd() {
      super(cluster());
    }
  }

  @Nested
  class Batches extends BatchSuite {
    Batches() {
      super(cluster());
    }
  }
}
