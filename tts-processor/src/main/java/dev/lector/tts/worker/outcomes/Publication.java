package dev.lector.tts.worker.outcomes;

import dev.lector.serde.RecordFaults;
import dev.lector.tts.worker.common.Backoff;
import dev.lector.tts.worker.lanes.Lease;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One try to publish a record, until the brokers have it. */
@FunctionalInterface
interface Publication {
  /** What became of a record that was to be published. */
  enum Fate {
    PUBLISHED,
    LOCK_LOST,
    REFUSED
  }

  /** Sends the record, and returns when the brokers have it. */
  void send() throws ExecutionException, InterruptedException;

  /**
   * Tries until the brokers have it, the lock is lost, or it is clear that no try can succeed.
   *
   * @param what it is, for the log
   */
  static Fate insist(String what, Lease lease, Publication publication)
      throws InterruptedException {
    Logger log = LoggerFactory.getLogger(Publication.class);
    Backoff backoff = Backoff.forServices();
    while (lease.held()) {
      if (!lease.left().isPositive()) {
        // Another lane may have it; the renewal under way tells.
        Thread.sleep(Duration.ofMillis(20));
        continue;
      }
      try {
        publication.send();
        return Fate.PUBLISHED;
      } catch (ExecutionException | KafkaException e) {
        Throwable cause =
            e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        if (RecordFaults.isCauseOf(cause)) {
          log.warn("The brokers will never take {}: {}", what, cause.toString());
          return Fate.REFUSED;
        }
        Duration pause = backoff.next();
        log.warn(
            "Cannot publish {}; next try in {} ms: {}", what, pause.toMillis(), cause.toString());
        Thread.sleep(pause);
      }
    }
    return Fate.LOCK_LOST;
  }
}
