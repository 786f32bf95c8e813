package dev.lector.bridge.kafka;

import dev.lector.events.AudioSegment;

/** Hears the segments of streams. Called from one thread; must not block. */
@FunctionalInterface
public interface SegmentListener {
  /**
   * A segment has come by.
   *
   * @param offset of its record
   */
  void segment(int partition, long offset, AudioSegment segment);
}
