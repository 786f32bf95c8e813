package dev.lector.bridge.workers;

import dev.lector.config.Ranges;
import dev.lector.topics.Topics;
import java.time.Duration;

/**
 * What the bridge does with what it knows of workers.
 *
 * @param remember how long what a worker had counts as there, after it was heard of last
 * @param reads texts that are read at once
 * @param networks where workers are that are asked to read
 */
public record WorkerLimits(Duration remember, int reads, WorkerNetworks networks) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of range; the message names its key
   */
  public WorkerLimits {
    // For so long all heartbeats are kept.
    Ranges.require(
        "lector.workers.remember", remember, Duration.ofMillis(1), Topics.WORKERS_REMEMBERED);
    Ranges.require("lector.limits.reads", reads, 1, Integer.MAX_VALUE);
  }
}
