package dev.lector.tts.worker.status;

import dev.lector.speech.text.Checkpoint;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Has a few texts read at once, tenants in turn (round robin with a time slice): a reading that has
 * had its slice stops at its next checkpoint while another tenant waits. So however long and many
 * the texts of one tenant are, another's is behind one slice of each. Safe for use by many threads.
 */
final class ReadTurns {
  private final long slice;
  private final ReentrantLock lock = new ReentrantLock();

  /** Those that wait, by tenant; none is empty. */
  private final Map<String, Deque<Turn>> lines = new HashMap<>();

  /** Tenants that wait, the next one first. */
  private final Deque<String> rotation = new ArrayDeque<>();

  private int free;

  /**
   * @param places how many are read at once
   * @param slice how long one is read while other tenants wait
   */
  ReadTurns(int places, Duration slice) {
    this.free = places;
    this.slice = slice.toNanos();
  }

  /**
   * Waits for a turn.
   *
   * @param tenant whose text it is
   * @param patience how long to wait for the first slice
   * @param limit after which the reading ends, wherever it is
   * @return to be closed; empty when the others took longer than the patience
   */
  Optional<Turn> take(String tenant, Duration patience, Duration limit)
      throws InterruptedException {
    Turn turn = new Turn(tenant, System.nanoTime() + limit.toNanos());
    lock.lockInterruptibly();
    try {
      if (free > 0) {
        free--;
        turn.begin();
        return Optional.of(turn);
      }
      turn.joinLast();
      return turn.await(Math.min(patience.toNanos(), limit.toNanos()))
          ? Optional.of(turn)
          : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** How many wait, those that have begun included. */
  int waiting() {
    lock.lock();
    try {
      return lines.values().stream().mapToInt(Deque::size).sum();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets the next one read, if one waits.
   *
   * @param from the tenant that has had its slice: the others that wait go before it
   */
  private void handOn(String from) {
    if (rotation.remove(from)) {
      rotation.addLast(from);
    }
    String tenant = rotation.pollFirst();
    if (tenant == null) {
      free++;
      return;
    }
    Deque<Turn> line = line(tenant);
    Turn next = line.removeFirst();
    if (line.isEmpty()) {
      lines.remove(tenant);
    } else {
      rotation.addLast(tenant);
    }
    next.begin();
  }

  private Deque<Turn> line(String tenant) {
    return lines.computeIfAbsent(
        tenant,
        _ -> {
          rotation.addLast(tenant);
          return new ArrayDeque<>();
        });
  }

  /** A reading's. For one thread. */
  final class Turn implements Checkpoint, AutoCloseable {
    private final String tenant;
    private final long end;
    private final Condition changed = lock.newCondition();
    private boolean reading;
    private long sliceEnd;

    private Turn(String tenant, long end) {
      this.tenant = tenant;
      this.end = end;
    }

    /** Whose reading it is. */
    String tenant() {
      return tenant;
    }

    private void begin() {
      reading = true;
      sliceEnd = System.nanoTime() + slice;
      changed.signal();
    }

    private void joinLast() {
      line(tenant).addLast(this);
    }

    /** False when it is not its turn in time; then it no longer waits. */
    private boolean await(long nanos) throws InterruptedException {
      long left = nanos;
      try {
        while (!reading && left > 0) {
          left = changed.awaitNanos(left);
        }
      } catch (InterruptedException e) {
        close();
        throw e;
      } finally {
        if (!reading) {
          leave();
        }
      }
      return reading;
    }

    private void leave() {
      Deque<Turn> line = line(tenant);
      line.remove(this); // it is not there when it was interrupted as its turn came
      if (line.isEmpty()) {
        lines.remove(tenant);
        rotation.remove(tenant);
      }
    }

    /**
     * {@inheritDoc}
     *
     * @throws CancellationException when the reading has reached its limit, or is interrupted
     */
    // A virtual thread that computes keeps its core from all others, those included that would
    // wait.
    @SuppressWarnings("ThreadPriorityCheck")
    @Override
    public void pass() {
      long now = System.nanoTime();
      if (now - end >= 0) {
        throw late();
      }
      if (now - sliceEnd >= 0) {
        letOthersRead(end - now);
        Thread.yield();
      }
    }

    /**
     * Lets others read until something is there, then waits for its turn again.
     *
     * @throws CancellationException when the reading has reached its limit, or is interrupted
     * @throws ExecutionException when what it waits for has failed
     */
    void leaveUntil(Future<?> there) throws ExecutionException {
      close();
      try {
        there.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        comeBack();
      } catch (TimeoutException e) {
        throw late();
      } catch (InterruptedException e) {
        throw stopped();
      }
    }

    private void comeBack() throws InterruptedException {
      lock.lockInterruptibly();
      try {
        if (free > 0) {
          free--;
          begin();
          return;
        }
        line(tenant).addFirst(this);
        if (!await(end - System.nanoTime())) {
          throw late();
        }
      } finally {
        lock.unlock();
      }
    }

    private static CancellationException late() {
      return new CancellationException("The text was not read in time.");
    }

    private static CancellationException stopped() {
      Thread.currentThread().interrupt();
      return new CancellationException("The worker stops.");
    }

    private void letOthersRead(long left) {
      lock.lock();
      try {
        if (rotation.isEmpty() || (rotation.size() == 1 && lines.containsKey(tenant))) {
          sliceEnd = System.nanoTime() + slice;
          return;
        }
        reading = false;
        // Before its tenant's others: what has begun comes to its end first.
        line(tenant).addFirst(this);
        handOn(tenant);
        if (!await(left)) {
          throw late();
        }
      } catch (InterruptedException e) {
        throw stopped();
      } finally {
        lock.unlock();
      }
    }

    /** Lets the next one read. */
    @Override
    public void close() {
      lock.lock();
      try {
        if (reading) {
          reading = false;
          handOn(tenant);
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
