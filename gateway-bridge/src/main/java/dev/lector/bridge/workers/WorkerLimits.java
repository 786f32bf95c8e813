package dev.lector.bridge.workers;

import dev.lector.topics.Topics;
import java.time.Duration;

/**
 * What the gateway does with what it knows of workers.
 *
 * @param remember how long what a worker had counts as there, after it was heard of last
 * @param reads texts that are read at once
 */
public record WorkerLimits(Duration remember, int reads) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of range; the message names its key
   */
  public WorkerLimits {
    if (!remember.isPositive() || remember.compareTo(Topics.WORKERS_REMEMBERED) > 0) {
      throw new IllegalArgumentException(
          "lector.workers.remember has to be more than nothing and at most 1h, for which all"
              + " heartbeats are kept, not "
              + remember);
    }
    if (reads < 1) {
      throw new IllegalArgumentException("lector.limits.reads has to be at least 1, not " + reads);
    }
  }
}
