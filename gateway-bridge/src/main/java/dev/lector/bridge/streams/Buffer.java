package dev.lector.bridge.streams;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Pieces that wait for their client, within the bounds of one stream and of all. Not thread-safe.
 */
final class Buffer {
  private final int bound;
  private final AtomicLong all;
  private final long boundOfAll;
  private final Deque<Piece> pieces = new ArrayDeque<>();
  private int held;

  /**
   * @param bound of this one, bytes
   * @param all what all streams hold, bytes
   * @param boundOfAll bytes
   */
  Buffer(int bound, AtomicLong all, long boundOfAll) {
    this.bound = bound;
    this.all = all;
    this.boundOfAll = boundOfAll;
  }

  /** Whether there is room; in one stream one piece always has. */
  boolean takes(int length) {
    return (pieces.isEmpty() || held + length <= bound) && all.get() + length <= boundOfAll;
  }

  void add(Piece piece) {
    pieces.addLast(piece);
    count(piece.bytes().length);
  }

  @Nullable Piece poll() {
    Piece piece = pieces.pollFirst();
    if (piece != null) {
      count(-piece.bytes().length);
    }
    return piece;
  }

  void clear() {
    pieces.clear();
    count(-held);
  }

  private void count(int bytes) {
    held += bytes;
    all.addAndGet(bytes);
  }
}
