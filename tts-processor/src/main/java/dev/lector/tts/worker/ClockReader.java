package dev.lector.tts.worker;

import dev.lector.tts.worker.common.Stop;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the brokers' time again now and then: in a worker that runs for months its clock for
 * periods drifts away, and brokers' clocks are set right. While they do not answer, what was read
 * last goes on.
 */
final class ClockReader {
  private static final Logger LOG = LoggerFactory.getLogger(ClockReader.class);

  /** Quartz drifts by less than 100 ms in so long. */
  static final Duration PACE = Duration.ofMinutes(10);

  private final BrokerClock clock;
  private final Supplier<Admin> cluster;
  private final Duration pace;
  private final Stop stop;

  /**
   * @param cluster connects to it for one reading
   * @param pace between two readings, give or take a fifth, so that a farm that started together
   *     does not ask together
   * @param stop ends it
   */
  ClockReader(BrokerClock clock, Supplier<Admin> cluster, Duration pace, Stop stop) {
    this.clock = clock;
    this.cluster = cluster;
    this.pace = pace;
    this.stop = stop;
  }

  void start(String name) {
    Thread.ofVirtual().name(name).start(this::run);
  }

  private void run() {
    try {
      while (!stop.pause(next())) {
        try (Admin admin = cluster.get()) {
          clock.set(admin);
        } catch (KafkaException e) {
          LOG.debug("The brokers' time cannot be read now", e);
        }
      }
    } catch (InterruptedException _) {
      // The worker leaves.
    }
  }

  private Duration next() {
    long fifth = pace.toMillis() / 5;
    return pace.plusMillis(ThreadLocalRandom.current().nextLong(-fifth, fifth + 1));
  }
}
