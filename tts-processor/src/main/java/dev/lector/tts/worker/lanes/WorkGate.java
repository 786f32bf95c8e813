package dev.lector.tts.worker.lanes;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.lector.tts.worker.common.Stop;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Lets the lanes of a worker work side by side, or its {@link Examiner} alone: whatever the process
 * dies of while a suspect is examined, nothing else can have been the cause.
 *
 * <p>Fair: who closes the gate waits for the work that has begun, and holds up work that has not;
 * what was held up begins before the gate is closed the next time.
 */
public final class WorkGate {
  /** How often those who wait look whether they should stop. */
  private static final Duration LOOK = Duration.ofMillis(250);

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

  /**
   * Work that begins while the gate is open. The record's lock is renewed while it waits, and only
   * a process that works on it can die of it.
   */
  public RecordWork whileOpen(RecordWork work) {
    return (record, lease) -> {
      lock.readLock().lockInterruptibly();
      try {
        return lease.held() ? work.work(record, lease) : Disposition.FAILED;
      } finally {
        lock.readLock().unlock();
      }
    };
  }

  /**
   * Waits until the gate is open, so that nobody takes records that then wait.
   *
   * @param beforeWaiting called once unless it is open
   * @return false when the stop was given
   */
  boolean awaitOpen(Stop stop, Runnable beforeWaiting) throws InterruptedException {
    if (!lock.isWriteLocked() && waiting() == 0) {
      return true;
    }
    beforeWaiting.run();
    while (!stop.given()) {
      if (lock.readLock().tryLock(LOOK.toMillis(), MILLISECONDS)) {
        lock.readLock().unlock();
        return true;
      }
    }
    return false;
  }

  /**
   * Closes the gate and waits until all work that has begun has ended. To be opened again by the
   * same thread.
   *
   * @return false when that took too long; the gate is open then
   */
  public boolean close(Duration patience) throws InterruptedException {
    return lock.writeLock().tryLock(patience.toMillis(), MILLISECONDS);
  }

  /** How many wait for it, to close it or to begin. */
  public int waiting() {
    return lock.getQueueLength();
  }

  public void open() {
    lock.writeLock().unlock();
  }
}
