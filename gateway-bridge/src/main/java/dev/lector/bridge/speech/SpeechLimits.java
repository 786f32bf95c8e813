package dev.lector.bridge.speech;

import java.time.Duration;

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
 */
public record SpeechLimits(
    int body,
    int text,
    int waiting,
    Duration patience,
    int jobs,
    Duration stale,
    Duration ledgerWait) {

  /**
   * Checks that every bound is one.
   *
   * @throws IllegalArgumentException when one is not positive
   */
  public SpeechLimits {
    if (body < 1
        || text < 1
        || waiting < 1
        || jobs < 1
        || !patience.isPositive()
        || !stale.isPositive()
        || !ledgerWait.isPositive()) {
      throw new IllegalArgumentException("lector.limits: every limit is more than 0");
    }
  }
}
