package dev.lector.bridge.load;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;

/**
 * A bounded number of places that tenants share by dynamic thresholds (Choudhury and Hahne, 1998):
 * a tenant may hold at most {@code share} times as many as are free. However many a few of them
 * want, some are free for whoever comes next. Safe for use by many threads.
 */
public final class Places {
  private final int limit;
  private final double share;
  private final ToIntFunction<String> most;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition empty = lock.newCondition();
  private final Map<String, Integer> held = new HashMap<>();
  private int taken;

  /** What asking for a place came to. */
  public enum Verdict {
    /** There is one. */
    FREE,
    /** The tenant holds as many as its share, or as it may; others may find one. */
    SHARE_USED,
    /** All are taken. */
    FULL
  }

  /**
   * @param limit how many there are
   * @param share how many a tenant may hold for each that is free; {@link Double#POSITIVE_INFINITY}
   *     lets one take all
   */
  public Places(int limit, double share) {
    this(limit, share, _ -> 0);
  }

  /**
   * The same where tenants have limits of their own.
   *
   * @param most how many a tenant may hold, whatever is free; 0 for any number
   */
  public Places(int limit, double share, ToIntFunction<String> most) {
    this.limit = limit;
    this.share = share;
    this.most = most;
  }

  /** Whether a tenant would get a place now. */
  public Verdict look(String tenant) {
    lock.lock();
    try {
      int free = limit - taken;
      if (free == 0) {
        return Verdict.FULL;
      }
      int own = held.getOrDefault(tenant, 0);
      int limited = most.applyAsInt(tenant);
      return own < share * free && (limited == 0 || own < limited)
          ? Verdict.FREE
          : Verdict.SHARE_USED;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes a place if the tenant may.
   *
   * @return {@link Verdict#FREE} when it has one now, which it has to {@linkplain #release give
   *     back}
   */
  public Verdict take(String tenant) {
    lock.lock();
    try {
      Verdict verdict = look(tenant);
      if (verdict == Verdict.FREE) {
        held.merge(tenant, 1, Integer::sum);
        taken++;
      }
      return verdict;
    } finally {
      lock.unlock();
    }
  }

  /** Gives a place back. */
  public void release(String tenant) {
    lock.lock();
    try {
      held.computeIfPresent(tenant, (_, count) -> count == 1 ? null : count - 1);
      taken--;
      if (taken == 0) {
        empty.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many are taken. */
  public int taken() {
    lock.lock();
    try {
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until none is taken.
   *
   * @param most for how long at most
   */
  public void awaitNoneTaken(Duration most) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = most.toNanos();
      while (taken > 0 && left > 0) {
        left = empty.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
