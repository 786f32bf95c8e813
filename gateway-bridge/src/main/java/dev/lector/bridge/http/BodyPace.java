package dev.lector.bridge.http;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The rate at which long bodies are read, all of them together: what has arrived would otherwise be
 * read as fast as the cores can, and short requests would wait for them. Tenants share it evenly.
 * Of a tenant's bodies that are held the oldest goes first, so that however many there are, few are
 * held in part. Those that pass through (uploads of batches, and what nobody wants) have a share of
 * their own, and the one of which least has been read goes first. Safe for use by many threads.
 */
final class BodyPace {
  private static final double SECOND = 1e9;

  /** Costs a tenth of a core. */
  private static final double BYTES_A_SECOND = 32 << 20;

  private final double bytesASecond;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Share, Line> lines = new HashMap<>();

  /** Lines in which a body waits. */
  private int waiting;

  private long bodies;

  /** Bodies of a tenant that wait to be read on, and when the first may be. */
  private static final class Line {
    private final TreeMap<Place, Condition> waiting = new TreeMap<>();
    private long next = System.nanoTime();
  }

  BodyPace() {
    this(BYTES_A_SECOND);
  }

  BodyPace(double bytesASecond) {
    this.bytesASecond = bytesASecond;
  }

  private record Share(String tenant, boolean held) {}

  /** Where in its line a body waits. */
  private record Place(long read, long number) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparingLong(Place::read).thenComparingLong(Place::number);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /** One more body that will be held, younger than all before. */
  Body held(String tenant) {
    return body(new Share(tenant, true));
  }

  /** One more body that passes through. */
  Body passing(String tenant) {
    return body(new Share(tenant, false));
  }

  private Body body(Share share) {
    lock.lock();
    try {
      return new Body(share, bodies++);
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
    private final Share share;
    private final long number;
    private long read;

    private Body(Share share, long number) {
      this.share = share;
      this.number = number;
    }

    /**
     * Waits until it may be read on.
     *
     * @param bytes read of it since the last time
     */
    void rest(int bytes) throws InterruptedException {
      lock.lockInterruptibly();
      Line line = lines.computeIfAbsent(share, _ -> new Line());
      Place place = new Place(share.held() ? 0 : read, number);
      try {
        await(line, place);
        read += bytes;
        line.next =
            Math.max(System.nanoTime(), line.next)
                + Math.round(bytes * waiting * SECOND / bytesASecond);
      } finally {
        leave(line, place);
        lock.unlock();
      }
    }

    private void await(Line line, Place place) throws InterruptedException {
      waiting += line.waiting.isEmpty() ? 1 : 0;
      Condition turn = lock.newCondition();
      line.waiting.put(place, turn);
      while (true) {
        long left = line.next - System.nanoTime();
        if (!line.waiting.firstKey().equals(place)) {
          turn.await();
        } else if (left > 0) {
          var _ = turn.awaitNanos(left);
        } else {
          return;
        }
      }
    }

    private void leave(Line line, Place place) {
      line.waiting.remove(place);
      if (line.waiting.isEmpty()) {
        waiting--;
      } else {
        line.waiting.firstEntry().getValue().signal();
      }
    }
  }
}
