package dev.lector.http;

import java.util.concurrent.ConcurrentHashMap;

/** How many connections each {@link ClientNetwork} has. Safe for use by many threads. */
final class Addresses {
  private final int most;
  private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();

  Addresses(int most) {
    this.most = most;
  }

  /** Counts one more; false when there are too many. */
  boolean enter(String key) {
    // The count that is one too many is taken back at once.
    if (counts.merge(key, 1, Integer::sum) <= most) {
      return true;
    }
    leave(key);
    return false;
  }

  /** Counts one less. */
  void leave(String key) {
    counts.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1);
  }
}
