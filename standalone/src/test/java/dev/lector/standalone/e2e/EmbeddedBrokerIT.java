package dev.lector.standalone.e2e;

import dev.lector.standalone.broker.BrokerException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Every suite on the broker in this JVM. */
class EmbeddedBrokerIT {
  @TempDir static Path data;
  private static EmbeddedCluster cluster;

  @BeforeAll
  static void start() throws BrokerException {
    cluster = new EmbeddedCluster(data);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Nested
  class Http extends HttpSuite {
    Http() {
      super(cluster);
    }
  }

  @Nested
  class Workers extends WorkersSuite {
    Workers() {
      super(cluster);
    }
  }

  @Nested
  class Lexicons extends LexiconsSuite {
    Lexicons() {
      super(cluster);
    }
  }

  @Nested
  class Kafka extends KafkaSuite {
    Kafka() {
      super(cluster);
    }
  }

  @Nested
  class DeadLetters extends DeadLettersSuite {
    DeadLetters() {
      super(cluster);
    }
  }

  @Nested
  class Hooks extends WebhooksSuite {
    Hooks() {
      super(cluster);
    }
  }

  @Nested
  class Crowd extends CrowdSuite {
    Crowd() {
      super(cluster);
    }
  }

  @Nested
  class Batches extends BatchSuite {
    Batches() {
      super(cluster);
    }
  }

  @Nested
  class Traces extends TracingSuite {
    Traces() {
      super(cluster);
    }
  }
}
