package dev.lector.http;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The bytes of requests and responses that a server holds at once, over all connections. One owner
 * holds at most as much as is free at that moment: alone at most half, so that there is always
 * something for others. Safe for use by many threads.
 */
public final class ByteBudget {
  private final long total;
  private final AtomicLong held = new AtomicLong();
  private final ConcurrentHashMap<String, AtomicLong> owners = new ConcurrentHashMap<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition returned = lock.newCondition();

  /**
   * @param total bytes at once
   */
  public ByteBudget(long total) {
    if (total < 1) {
      throw new IllegalArgumentException("A budget of bytes is at least 1, not " + total);
    }
    this.total = total;
  }

  /** Bytes held now. */
  public long held() {
    return held.get();
  }

  /** Bytes that may be held at once. */
  public long total() {
    return total;
  }

  /** Takes nothing yet. */
  public Lease lease(String owner) {
    return new Lease(owner);
  }

  private boolean take(String owner, long bytes) {
    if (held.addAndGet(bytes) > total) {
      held.addAndGet(-bytes);
      return false;
    }
    AtomicLong own =
        owners.compute(
            owner,
            (_, known) -> {
              AtomicLong count = known == null ? new AtomicLong() : known;
              count.addAndGet(bytes);
              return count;
            });
    if (own.get() > total - held.get()) {
      subtract(owner, bytes);
      return false;
    }
    return true;
  }

  private void subtract(String owner, long bytes) {
    owners.computeIfPresent(owner, (_, own) -> own.addAndGet(-bytes) == 0 ? null : own);
    held.addAndGet(-bytes);
  }

  private void giveBack(String owner, long bytes) {
    subtract(owner, bytes);
    if (waiting.get() > 0) {
      lock.lock();
      try {
        returned.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private boolean await(String owner, long bytes, Duration patience) throws InterruptedException {
    waiting.incrementAndGet();
    lock.lock();
    try {
      long left = patience.toNanos();
      while (!take(owner, bytes)) {
        if (left <= 0) {
          return false;
        }
        left = returned.awaitNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
      }
      return true;
    } finally {
      lock.unlock();
      waiting.decrementAndGet();
    }
  }

  /** What one request holds. For one thread at a time. */
  public final class Lease implements AutoCloseable {
    private final String owner;
    private long mine;

    private Lease(String owner) {
      this.owner = owner;
    }

    /** Takes more, when there is so much now. */
    public boolean tryTake(long bytes) {
      boolean taken = ByteBudget.this.take(owner, bytes);
      mine += taken ? bytes : 0;
      return taken;
    }

    /** Takes more, and waits for it. */
    public boolean take(long bytes, Duration patience) throws InterruptedException {
      if (tryTake(bytes)) {
        return true;
      }
      boolean taken = ByteBudget.this.await(owner, bytes, patience);
      mine += taken ? bytes : 0;
      return taken;
    }

    /** Gives everything back. May be called again. */
    @Override
    public void close() {
      if (mine > 0) {
        giveBack(owner, mine);
        mine = 0;
      }
    }
  }
}
