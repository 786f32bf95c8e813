package dev.lector.bridge.kafka;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the cluster every few seconds whether it is there. */
final class BrokerProbe implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerProbe.class);
  private static final Duration PERIOD = Duration.ofSeconds(3);
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Admin admin;
  private final Worker worker;
  private volatile boolean reachable = true;

  BrokerProbe(Admin admin) {
    this.admin = admin;
    this.worker = Worker.start("broker-probe", this::turn, () -> {}, () -> {});
  }

  /** Whether the cluster answered the last time. */
  boolean reachable() {
    return reachable;
  }

  private void turn(Worker self) throws InterruptedException {
    boolean answered = ask();
    if (answered != reachable) {
      LOG.warn(answered ? "Kafka answers again" : "Kafka does not answer; requests get a 503");
    }
    reachable = answered;
    self.pause(PERIOD);
  }

  private boolean ask() throws InterruptedException {
    try {
      return !admin
          .describeCluster()
          .nodes()
          .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
          .isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("Kafka does not answer", e);
      return false;
    }
  }

  @Override
  public void close() {
    worker.close();
  }
}
