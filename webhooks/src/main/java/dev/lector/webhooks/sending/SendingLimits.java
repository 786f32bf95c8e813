package dev.lector.webhooks.sending;

import dev.lector.config.Ranges;
import java.time.Duration;

/**
 * Bounds of sending.
 *
 * @param timeout of one attempt, from looking its host up to its answer's header
 * @param attempts under way at once, each with its message in memory
 * @param perTenant of them for one tenant
 * @param perHost of them for one host of a tenant's
 */
public record SendingLimits(Duration timeout, int attempts, int perTenant, int perHost) {

  /**
   * Checks that every bound is one.
   *
   * @throws IllegalArgumentException when one is out of range; the message names its key
   */
  public SendingLimits {
    Ranges.require(
        "lector.webhooks.timeout", timeout, Duration.ofMillis(10), Duration.ofMinutes(5));
    Ranges.require("lector.webhooks.attempts", attempts, 1, 10_000);
    Ranges.require("lector.webhooks.pertenant", perTenant, 1, 10_000);
    Ranges.require("lector.webhooks.perhost", perHost, 1, 10_000);
  }
}
