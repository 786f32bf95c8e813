package dev.lector.ledger.config;

import java.time.Duration;

/**
 * How the ledger audits the queues.
 *
 * @param interval from one look at the share groups' offsets to the next
 * @param republications how often a request that the queue has lost is published again before it
 *     ends as POISONED
 */
public record AuditConfig(Duration interval, int republications) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of range; the message names its key
   */
  public AuditConfig {
    if (interval.compareTo(Duration.ofMillis(100)) < 0
        || interval.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          "lector.ledger.audit.interval must be 100ms to 1d, not " + interval);
    }
    if (republications < 0 || republications > 100) {
      throw new IllegalArgumentException(
          "lector.ledger.audit.republications must be 0 to 100, not " + republications);
    }
  }
}
