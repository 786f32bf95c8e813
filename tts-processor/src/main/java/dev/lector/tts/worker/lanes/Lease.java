package dev.lector.tts.worker.lanes;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether a lane still holds the lock of the record it works on. Once lost, the broker hands the
 * record to another lane; what this one still publishes is a harmless repeat, but it is pointless
 * to insist.
 *
 * <p>Work that is moved goes on with the lease it began with, while another record stands for its
 * request. Once a lane holds that record, its lease counts.
 */
public final class Lease {
  private volatile boolean held = true;

  /** {@link System#nanoTime} at which the lock ends unless it is renewed. */
  private volatile long end;

  private volatile boolean shared;

  /** Of the record that stands for the request now; null while no lane has taken it. */
  private volatile @Nullable Lease successor;

  /**
   * @param start {@link System#nanoTime} before the broker can have given the lock
   * @param lock how long it lasts
   */
  public Lease(long start, Duration lock) {
    this.end = start + lock.toNanos();
  }

  public boolean held() {
    Lease next = successor;
    return next == null ? held : next.held();
  }

  /**
   * How much longer the lock surely holds, renewals to come left out; zero when it may have ended.
   */
  public Duration left() {
    Lease next = successor;
    if (next != null) {
      return next.left();
    }
    long nanos = end - System.nanoTime();
    return held && nanos > 0 ? Duration.ofNanos(nanos) : Duration.ZERO;
  }

  /**
   * The broker has extended the lock.
   *
   * @param start {@link System#nanoTime} before it was asked to
   * @param lock how long it lasts from then on
   */
  public void renewed(long start, Duration lock) {
    end = start + lock.toNanos();
  }

  /** From now on another record may stand for the request, and another worker take it. */
  public void share() {
    shared = true;
  }

  /** Whether another worker may be at work on the request though the lock holds. */
  public boolean shared() {
    return shared;
  }

  /** The lock of its own record is lost, which says nothing of a successor's. */
  public void lose() {
    held = false;
  }

  /**
   * A lane has taken the record that stands for the request now.
   *
   * @param next lease of that record
   */
  public void continueWith(Lease next) {
    successor = next;
  }
}
