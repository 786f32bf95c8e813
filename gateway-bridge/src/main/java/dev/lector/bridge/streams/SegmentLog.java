package dev.lector.bridge.streams;

import dev.lector.events.AudioSegment;
import java.io.IOException;
import java.util.List;

/** Segments that have come by already. Safe for use by many threads. */
public interface SegmentLog {
  /**
   * Reads from a place on.
   *
   * @throws IOException when the log cannot be read now
   */
  Reading open(int partition, long offset) throws IOException;

  /**
   * A segment where it was found.
   *
   * @param offset of its record
   */
  record Found(long offset, AudioSegment segment) {}

  /** One reader, for one thread at a time. */
  interface Reading extends AutoCloseable {
    /**
     * The segments of a request among the next records; waits a moment for some.
     *
     * @throws IOException when the log cannot be read any more, or has them no longer
     */
    List<Found> next(String requestId) throws IOException, InterruptedException;

    /** Offset of the record that is read next. */
    long position();

    @Override
    void close();
  }
}
