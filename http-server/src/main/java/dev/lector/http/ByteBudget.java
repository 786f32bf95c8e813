package dev.lector.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of requests and responses that a server holds at once, over all connections. One owner
 * holds at most as much as is free at that moment: alone at most half, so that there is always
 * something for others. Of one owner's leases that wait, the oldest takes first. Safe for use by
 * many threads.
 */
public final class ByteBudget {
  /** Who holds no more than this waits behind nobody, bytes. */
  private static final long SMALL = 8 << 10;

  private final long total;
  private final ReentrantLock lock = new ReentrantLock();

  /** Those that hold something or wait for it. */
  private final Map<String, Owner> owners = new HashMap<>();

  private long held;
  private long leases;

  /** What the leases of one owner hold together, and which of them wait. */
  private static final class Owner {
    /** By their age, the oldest first. */
    private final TreeMap<Long, Lease> waiting = new TreeMap<>();

    private long bytes;

    Lease first() {
      return waiting.firstEntry().getValue();
    }

    void wakeFirst() {
      if (!waiting.isEmpty()) {
        first().signal();
      }
    }

    /** Those too whose patience has ended: they wait for what the first of them does. */
    void wakeNext() {
      wakeFirst();
      waiting.values().stream().filter(lease -> lease.patienceEnded).forEach(Lease::signal);
    }

    /** One that waits, holds something and is younger than {@code lease}. */
    Optional<Lease> youngestBehind(Lease lease) {
      return waiting.tailMap(lease.number, false).descendingMap().values().stream()
          .filter(other -> other.mine > 0)
          .findFirst();
    }
  }

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
    lock.lock();
    try {
      return held;
    } finally {
      lock.unlock();
    }
  }

  /** Bytes that may be held at once. */
  public long total() {
    return total;
  }

  /** Takes nothing yet. */
  public Lease lease(String owner) {
    lock.lock();
    try {
      return new Lease(owner, leases++);
    } finally {
      lock.unlock();
    }
  }

  /** What one request holds. For one thread at a time. */
  public final class Lease implements AutoCloseable {
    private final String name;
    private final long number;
    private long mine;
    private long wanted;
    private boolean revoked;
    private boolean patienceEnded;
    private @Nullable Condition turn;

    private Lease(String name, long number) {
      this.name = name;
      this.number = number;
    }

    /** Takes more, when there is so much now. */
    public boolean tryTake(long bytes) {
      lock.lock();
      try {
        return takeNow(owner(), bytes);
      } finally {
        unlock();
      }
    }

    /**
     * Takes more, and waits for it. Leases that each hold a part may keep one another from the
     * rest: when one has lost patience, the youngest of its owner that waits gives back what it
     * holds, so that as many as there is room for come to their end.
     *
     * @return false when there is not so much in this time; this lease may hold nothing then
     */
    public boolean take(long bytes, Duration patience) throws InterruptedException {
      if (bytes == 0) {
        return true;
      }
      lock.lock();
      try {
        Owner owner = owner();
        boolean first = owner.waiting.isEmpty() || mine + bytes <= SMALL;
        return (first && takeNow(owner, bytes)) || takeInTurn(owner, bytes, patience.toNanos());
      } finally {
        unlock();
      }
    }

    private boolean takeInTurn(Owner owner, long bytes, long patience) throws InterruptedException {
      Condition mineToTake = lock.newCondition();
      turn = mineToTake;
      wanted = bytes;
      revoked = false;
      patienceEnded = false;
      owner.waiting.put(number, this);
      try {
        long left = patience;
        while (!revoked) {
          if (owner.first() == this && takeNow(owner, bytes)) {
            return true;
          }
          patienceEnded = left <= 0;
          if (!patienceEnded) {
            left = mineToTake.awaitNanos(left);
          } else if (fits(owner, owner.first().wanted)) {
            mineToTake.await();
          } else if (!revokeYounger(owner)) {
            // In the same step, so that none of the others gives up as well.
            giveBack(owner);
            return false;
          }
        }
        return false;
      } finally {
        owner.waiting.remove(number);
        owner.wakeNext();
      }
    }

    private boolean revokeYounger(Owner owner) {
      Optional<Lease> youngest = owner.youngestBehind(this);
      youngest.ifPresent(
          lease -> {
            lease.revoked = true;
            lease.giveBack(owner);
            lease.signal();
          });
      return youngest.isPresent();
    }

    private void signal() {
      Objects.requireNonNull(turn).signal();
    }

    private boolean takeNow(Owner owner, long bytes) {
      if (!fits(owner, bytes)) {
        return false;
      }
      owner.bytes += bytes;
      held += bytes;
      mine += bytes;
      return true;
    }

    private boolean fits(Owner owner, long bytes) {
      return owner.bytes + bytes <= total - held - bytes;
    }

    /** Gives everything back. May be called again. */
    @Override
    public void close() {
      lock.lock();
      try {
        giveBack(owner());
      } finally {
        unlock();
      }
    }

    private void giveBack(Owner owner) {
      if (mine > 0) {
        owner.bytes -= mine;
        held -= mine;
        mine = 0;
        owners.values().forEach(Owner::wakeFirst);
      }
    }

    private Owner owner() {
      return owners.computeIfAbsent(name, _ -> new Owner());
    }

    private void unlock() {
      owners.computeIfPresent(
          name, (_, owner) -> owner.bytes == 0 && owner.waiting.isEmpty() ? null : owner);
      lock.unlock();
    }
  }
}
