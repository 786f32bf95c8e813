package dev.lector.bridge.batches;

import dev.lector.config.Ranges;
import dev.lector.limits.EventLimits;

/**
 * Bounds of batches.
 *
 * @param body longest body, bytes
 * @param items most items of a batch
 * @param line longest line, bytes
 * @param streams responses that may stream events at once
 * @param uploads batches that are read at once
 * @param staged requests that may be staged and have not ended
 */
public record BatchLimits(long body, int items, int line, int streams, int uploads, int staged) {

  /**
   * Checks that every bound is one.
   *
   * @throws IllegalArgumentException when one is not positive, or more items are allowed than a
   *     batch can have
   */
  public BatchLimits {
    Ranges.require("lector.batches.body", body, 1, Long.MAX_VALUE);
    Ranges.require("lector.batches.items", items, 1, EventLimits.MOST_ITEMS);
    Ranges.require("lector.limits.body", line, 1, Integer.MAX_VALUE);
    Ranges.require("lector.limits.streams", streams, 1, Integer.MAX_VALUE);
    Ranges.require("lector.batches.uploads", uploads, 1, Integer.MAX_VALUE);
    Ranges.require("lector.batches.staged", staged, 1, Integer.MAX_VALUE);
  }
}
