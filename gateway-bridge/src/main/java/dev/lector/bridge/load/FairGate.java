package dev.lector.bridge.load;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where requests that somebody waits for go onto the farm's queue. While it is short and their
 * tenant has little work there they go at once. The others wait here, a line for each tenant, and
 * go when it is their tenant's turn and it has less there than {@linkplain OpenWork its share}: a
 * tenant that sends thousands, or long texts, waits for itself. Bounded by whoever waits for a
 * response. Safe for use by many threads.
 */
public final class FairGate implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(10);

  private final QueueLoad farm;
  private final int least;
  private final Window window;
  private final boolean turns;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final TenantLines<PendingRequest> lines = new TenantLines<>();
  private final OpenWork open;

  /** How many wait; changed under the lock. */
  private volatile int held;

  private volatile boolean closed;

  /**
   * @param farm what is on the queue
   * @param limits the least window, which this bridge's own requests always have
   * @param several whether there are several tenants: one alone has nobody to take turns with
   * @param nanoTime the system's clock for periods
   */
  public FairGate(QueueLoad farm, TenantLimits limits, boolean several, LongSupplier nanoTime) {
    this.farm = farm;
    this.least = limits.window();
    this.window = new Window(limits.window(), nanoTime.getAsLong());
    this.open = new OpenWork(limits.window(), nanoTime.getAsLong());
    this.turns = several;
    this.nanoTime = nanoTime;
  }

  /** Starts to hand on what waits. */
  public FairGate started() {
    Thread.ofVirtual().name("fair-gate").start(this::run);
    return this;
  }

  /**
   * Lets a request onto the queue, now or when it is its tenant's turn.
   *
   * @param id of the request
   * @param work how much it is, about that of so many characters
   * @param publish puts it there
   */
  public Turn enter(String id, String tenant, long work, Supplier<CompletionStage<Void>> publish) {
    PendingRequest request =
        new PendingRequest(id, tenant, work, publish, this::notPublished, this::withdraw);
    if (!turns) {
      farm.published();
    }
    if (!turns || goesAtOnce(request)) {
      request.handOn();
    }
    return request;
  }

  /** Whether a request need not wait; if it has to, it does from now on. */
  private boolean goesAtOnce(PendingRequest request) {
    lock.lock();
    try {
      if (closed) {
        request.fail("The bridge stops.");
        return false;
      }
      if (lines.size() == 0 && mayGo(request.tenant(), request.work()) && takesRoom()) {
        open.add(request.id(), request.tenant(), request.work(), nanoTime.getAsLong());
        return true;
      }
      lines.add(request.tenant(), request, request.work());
      held = lines.size();
      window.used();
      changed.signal();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Counts one more request as published if there is room for it. Kafka clients and other bridges
   * write to the queue, too, and may keep it full: as many of this bridge's own as the least window
   * always have room.
   */
  private boolean takesRoom() {
    if (open.requests() < least) {
      farm.published();
      return true;
    }
    return farm.publishedWithin(window.size());
  }

  private boolean mayGo(String tenant, long work) {
    return open.admits(tenant, work, window.size(), nanoTime.getAsLong());
  }

  /**
   * A request has ended.
   *
   * @param spoken whether the farm worked for it, and did not find its audio stored
   */
  public void ended(String id, boolean spoken) {
    if (!turns) {
      return;
    }
    lock.lock();
    try {
      open.ended(id, spoken, nanoTime.getAsLong());
      if (lines.size() > 0) {
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * A request has ended that was on the queue, of whichever bridge.
   *
   * @param queued how long it waited there, ms
   */
  public void taken(long queued) {
    window.ended(queued);
  }

  private void notPublished(String id) {
    farm.notPublished();
    lock.lock();
    try {
      open.remove(id);
    } finally {
      lock.unlock();
    }
  }

  /** How many wait here. */
  public int held() {
    return held;
  }

  /** How many of those that wait here go before a tenant's next request. */
  int before(String tenant) {
    if (held == 0) {
      return 0;
    }
    lock.lock();
    try {
      return lines.before(tenant);
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (!closed) {
        lock.lock();
        try {
          if (closed) {
            return;
          }
          if (lines.size() == 0) {
            changed.await();
          } else {
            var _ = changed.await(TICK.toNanos(), TimeUnit.NANOSECONDS);
          }
        } finally {
          lock.unlock();
        }
        turn();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Hands on as many as there is room for. */
  void turn() {
    window.look(nanoTime.getAsLong());
    PendingRequest next = next();
    while (next != null) {
      next.handOn();
      next = next();
    }
  }

  private @Nullable PendingRequest next() {
    lock.lock();
    try {
      if (lines.size() == 0) {
        return null;
      }
      farm.sample().ifPresent(sample -> open.reconcile(sample, nanoTime.getAsLong()));
      PendingRequest next = null;
      if (takesRoom()) {
        next = lines.next(this::mayGo);
        if (next == null) {
          farm.notPublished();
        }
      }
      if (next == null) {
        window.used();
        return null;
      }
      open.add(next.id(), next.tenant(), next.work(), nanoTime.getAsLong());
      held = lines.size();
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** Takes back whatever still waits. */
  @Override
  public void close() {
    closed = true;
    PendingRequest next;
    do {
      lock.lock();
      try {
        changed.signal();
        next = lines.next();
        held = lines.size();
      } finally {
        lock.unlock();
      }
      if (next != null) {
        next.fail("The bridge stops.");
      }
    } while (next != null);
  }

  private boolean withdraw(PendingRequest request) {
    lock.lock();
    try {
      if (!lines.remove(request.tenant(), request, request.work())) {
        return false;
      }
      held = lines.size();
      return true;
    } finally {
      lock.unlock();
    }
  }
}
