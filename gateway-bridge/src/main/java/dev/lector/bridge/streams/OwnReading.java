package dev.lector.bridge.streams;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The log as one stream reads it by itself, from where it has fallen behind until it has caught up.
 * For one thread at a time.
 */
final class OwnReading implements AutoCloseable {
  private final AudioStreams all;
  private final String requestId;
  private SegmentLog.@Nullable Reading reading;

  OwnReading(AudioStreams all, String requestId) {
    this.all = all;
    this.requestId = requestId;
  }

  /**
   * The segments of its request among the next records.
   *
   * @param has how far the stream has its object, for the first time
   * @return empty when as many read the log as may
   * @throws IOException when the log cannot be read, or has them no longer
   */
  Optional<List<SegmentLog.Found>> next(Cursor has) throws IOException, InterruptedException {
    SegmentLog.Reading open = reading;
    if (open == null) {
      open = all.read(has.partition(), has.offset() + 1).orElse(null);
      reading = open;
    }
    return open == null ? Optional.empty() : Optional.of(open.next(requestId));
  }

  /** Whether it has read all up to a record, and that one. */
  boolean isPast(long offset) {
    return reading != null && reading.position() > offset;
  }

  @Override
  public void close() {
    SegmentLog.Reading open = reading;
    if (open != null) {
      reading = null;
      all.leave(open);
    }
  }
}
