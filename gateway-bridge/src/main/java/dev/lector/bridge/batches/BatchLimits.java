package dev.lector.bridge.batches;

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
    if (body < 1 || items < 1 || line < 1 || streams < 1 || uploads < 1 || staged < 1) {
      throw new IllegalArgumentException("lector.batches: every limit is more than 0");
    }
    if (items > EventLimits.MOST_ITEMS) {
      throw new IllegalArgumentException(
          "lector.batches.items must be at most %d, not %d"
              .formatted(EventLimits.MOST_ITEMS, items));
    }
  }
}
