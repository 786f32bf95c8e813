package dev.lector.bridge.http;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The rate at which long bodies are read, all of them together: what has arrived would otherwise be
 * read as fast as the cores can, and short requests would wait for them. Tenants share it evenly.
 * Of a tenant's bodies that have arrived the oldest goes first, so that however many there are, few
 * are held in part. Safe for use by many threads.
 */
final class BodyPace {
  private static final double SECOND = 1e9;

  /** Costs a tenth of a core. */
  private static final double BYTES_A_SECOND = 32 << 20;

  private final double bytesASecond;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Line> lines = new HashMap<>();

  /** Tenants of which a body waits. */
  private int waiting;

  private long bodies;

  /** Bodies of a tenant that wait to be read on, by their age, and when the first may be. */
  private static final class Line {
    private final TreeMap<Long, Condition> waiting = new TreeMap<>();
    private long next = System.nanoTime();
  }

  BodyPace() {
    this(BYTES_A_SECOND);
  }

  BodyPace(double bytesASecond) {
    this.bytesASecond = bytesASecond;
  }

  /** One more body, younger than all before. */
  Body body(String tenant) {
    lock.lock();
    try {
      return new Body(tenant, bodies++);
    } finally {
      lock.unlock();
    }
  }

  /** Bodies that wait to be read on. */
  int waiting() {
    lock.lock();
    try {
      return lines.values().stream().mapToInt(line -> line.waiting.size()).sum();
    } finally {
      lock.unlock();
    }
  }

  /** A body that is being read. For one thread. */
  final class Body {
    private final String tenant;
    private final long number;

    private Body(String tenant, long number) {
      this.tenant = tenant;
      this.number = number;
    }

    /**
     * Waits until it may be read on.
     *
     * @param bytes read of it since the last time
     */
    void rest(int bytes) throws InterruptedException {
      lock.lockInterruptibly();
      Line line = lines.computeIfAbsent(tenant, _ -> new Line());
      try {
        await(line);
        line.next =
            Math.max(System.nanoTime(), line.next)
                + Math.round(bytes * waiting * SECOND / bytesASecond);
      } finally {
        leave(line);
        lock.unlock();
      }
    }

    private void await(Line line) throws InterruptedException {
      waiting += line.waiting.isEmpty() ? 1 : 0;
      Condition turn = lock.newCondition();
      line.waiting.put(number, turn);
      while (true) {
        long left = line.next - System.nanoTime();
        if (line.waiting.firstKey() != number) {
          turn.await();
        } else if (left > 0) {
          var _ = turn.awaitNanos(left);
        } else {
          return;
        }
      }
    }

    private void leave(Line line) {
      line.waiting.remove(number);
      if (line.waiting.isEmpty()) {
        waiting--;
      } else {
        line.waiting.firstEntry().getValue().signal();
      }
    }
  }
}
