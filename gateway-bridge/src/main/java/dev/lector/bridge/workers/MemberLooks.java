package dev.lector.bridge.workers;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * When was last looked who takes requests off the queues, and, before somebody is refused for what
 * is known of them, one more look: a worker that sends no heartbeats may have come since.
 */
final class MemberLooks {
  /** So old a look is as good as one now. */
  private static final Duration FRESH = Duration.ofMillis(250);

  /** How long a request waits for one. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** How long nobody waits again when it did not come. */
  private static final Duration REST = Duration.ofSeconds(5);

  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition looked = lock.newCondition();
  private Runnable lookNow = () -> {};
  private boolean asked;
  private long latest;
  private long noneBefore;

  MemberLooks(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.latest = nanoTime.getAsLong();
    this.noneBefore = latest;
  }

  /**
   * Whom to ask for a look from now on; before, nobody waits for one.
   *
   * @param look begins one soon
   */
  void onDemand(Runnable look) {
    lock.lock();
    try {
      lookNow = look;
      asked = true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Somebody has looked.
   *
   * @param begun when that began
   */
  void looked(long begun) {
    lock.lock();
    try {
      latest = begun;
      looked.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits a little for a fresh look; false when there is none. */
  boolean fresh() {
    lock.lock();
    try {
      long now = nanoTime.getAsLong();
      long oldest = now - FRESH.toNanos();
      if (!asked || latest - oldest >= 0) {
        return true;
      }
      if (noneBefore - now > 0) {
        return false;
      }
      lookNow.run();
      long left = PATIENCE.toNanos();
      while (latest - oldest < 0 && left > 0) {
        left = looked.awaitNanos(left);
      }
      if (latest - oldest < 0) {
        noneBefore = nanoTime.getAsLong() + REST.toNanos();
      }
      return latest - oldest >= 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
