package dev.lector.bridge.load;

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
    if (!queueWait.isPositive() || !laterWait.isPositive() || backlog < 1) {
      throw new IllegalArgumentException(
          "lector.limits: queuewait, laterwait and backlog are more than 0");
    }
  }
}
