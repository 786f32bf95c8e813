package dev.lector.bridge.load;

import dev.lector.config.Ranges;
import java.time.Duration;

/**
 * When to refuse requests rather than let them wait in vain.
 *
 * @param queueWait longest expected wait of a request whose client waits for the audio
 * @param laterWait longest expected wait of a request whose client asks for it later
 * @param backlog most requests in the queue, whatever the wait
 */
public record LoadLimits(Duration queueWait, Duration laterWait, long backlog) {
  /**
   * Checks that every bound is one.
   *
   * @throws IllegalArgumentException when one is not positive
   */
  public LoadLimits {
    Ranges.requirePositive("lector.limits.queuewait", queueWait);
    Ranges.requirePositive("lector.limits.laterwait", laterWait);
    Ranges.require("lector.limits.backlog", backlog, 1, Long.MAX_VALUE);
  }
}
