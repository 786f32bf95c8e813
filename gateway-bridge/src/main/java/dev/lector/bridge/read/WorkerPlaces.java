package dev.lector.bridge.read;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many texts of a tenant each worker reads for this bridge at once. A worker reads few at a
 * time, in the order they come: where each tenant has one there, another tenant's next is never
 * behind more of them than there are tenants and bridges. Safe for use by many threads.
 */
final class WorkerPlaces {
  private final int each;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition released = lock.newCondition();
  private final Map<Place, Integer> taken = new HashMap<>();

  private record Place(String tenant, WorkerAddress worker) {}

  /**
   * @param each texts of a tenant at a worker
   */
  WorkerPlaces(int each) {
    this.each = each;
  }

  /**
   * Takes a place at one of some workers, which has to be {@linkplain #release given back}.
   *
   * @param patience how long to wait for one
   * @return where; empty when the tenant's other texts are read by all of them
   */
  Optional<WorkerAddress> take(String tenant, Collection<WorkerAddress> workers, Duration patience)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patience.toNanos();
      while (true) {
        for (WorkerAddress worker : workers) {
          Place place = new Place(tenant, worker);
          if (taken.getOrDefault(place, 0) < each) {
            taken.merge(place, 1, Integer::sum);
            return Optional.of(worker);
          }
        }
        if (left <= 0) {
          return Optional.empty();
        }
        left = released.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  void release(String tenant, WorkerAddress worker) {
    lock.lock();
    try {
      taken.computeIfPresent(
          new Place(tenant, worker), (_, count) -> count == 1 ? null : count - 1);
      released.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
