package dev.lector.bridge.workers;

import dev.lector.topics.Topics;
import java.time.Duration;

/**
 * What the gateway goes by when it asks whether the farm has a model.
 *
 * @param remember how long what a worker had counts as there, after it was heard of last
 */
public record WorkerLimits(Duration remember) {

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
  }
}
