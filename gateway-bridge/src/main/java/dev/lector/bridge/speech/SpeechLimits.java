package dev.lector.bridge.speech;

import dev.lector.config.Ranges;
import dev.lector.subscription.WebhookAddresses;
import java.time.Duration;
import java.util.List;

/**
 * Bounds of speech requests.
 *
 * @param body longest body, bytes
 * @param text longest text, characters (Unicode code points)
 * @param waiting responses that may wait at once
 * @param patience how long a response waits for its audio
 * @param jobs ended jobs, and jobs under way, that are remembered
 * @param stale how long after its publishing a request that has not ended is published again when
 *     its key is sent again
 * @param ledgerWait how long the answer to a request that nobody waits for waits for the ledger to
 *     know it
 * @param webhooks where those may go that are told of requests
 */
public record SpeechLimits(
    int body,
    int text,
    int waiting,
    Duration patience,
    int jobs,
    Duration stale,
    Duration ledgerWait,
    WebhookAddresses webhooks) {

  /** With webhooks to the public Internet alone. */
  public SpeechLimits(
      int body,
      int text,
      int waiting,
      Duration patience,
      int jobs,
      Duration stale,
      Duration ledgerWait) {
    this(
        body,
        text,
        waiting,
        patience,
        jobs,
        stale,
        ledgerWait,
        WebhookAddresses.of(false, List.of("443"), List.of()));
  }

  /**
   * Checks that every bound is one.
   *
   * @throws IllegalArgumentException when one is not positive
   */
  public SpeechLimits {
    Ranges.require("lector.limits.body", body, 1, Integer.MAX_VALUE);
    Ranges.require("lector.limits.text", text, 1, Integer.MAX_VALUE);
    Ranges.require("lector.limits.waiting", waiting, 1, Integer.MAX_VALUE);
    Ranges.require("lector.limits.jobs", jobs, 1, Integer.MAX_VALUE);
    Ranges.requirePositive("lector.limits.wait", patience);
    Ranges.requirePositive("lector.limits.stale", stale);
    Ranges.requirePositive("lector.limits.ledgerwait", ledgerWait);
  }
}
