package dev.lector.bridge.load;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bounded number of places for what takes a moment. Who finds none waits for one, tenants in
 * turn: however often one of them asks, another waits for a few of its moments. Safe for use by
 * many threads.
 */
public final class TenantTurns {
  /** All moments count alike. */
  private static final int COST = OpenWork.PASSAGE;

  private final int places;
  private final ReentrantLock lock = new ReentrantLock();
  private final TenantLines<Waiting> lines = new TenantLines<>();
  private int taken;

  private static final class Waiting {
    private final Condition change;
    private boolean called;

    Waiting(Condition change) {
      this.change = change;
    }
  }

  /**
   * @param places how many there are
   */
  public TenantTurns(int places) {
    this.places = places;
  }

  /**
   * Takes a place, which has to be {@linkplain #leave given back}.
   *
   * @param patience how long to wait for it
   * @return whether there was one in time
   */
  public boolean enter(String tenant, Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (taken < places) {
        taken++;
        return true;
      }
      return await(tenant, patience.toNanos());
    } finally {
      lock.unlock();
    }
  }

  private boolean await(String tenant, long patience) throws InterruptedException {
    Waiting waiting = new Waiting(lock.newCondition());
    lines.add(tenant, waiting, COST);
    long left = patience;
    try {
      while (!waiting.called && left > 0) {
        left = waiting.change.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      if (waiting.called) {
        leave();
      }
      throw e;
    } finally {
      if (!waiting.called) {
        lines.remove(tenant, waiting, COST);
      }
    }
    return waiting.called;
  }

  /** Gives a place back: it is that of whose turn it is. */
  public void leave() {
    lock.lock();
    try {
      Waiting next = lines.next();
      if (next == null) {
        taken--;
      } else {
        next.called = true;
        next.change.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many wait. */
  int waiting() {
    lock.lock();
    try {
      return lines.size();
    } finally {
      lock.unlock();
    }
  }
}
