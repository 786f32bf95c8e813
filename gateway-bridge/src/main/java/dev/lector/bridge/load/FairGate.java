package dev.lector.bridge.load;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where requests that somebody waits for go onto the farm's queue. While it is short they go at
 * once, which costs one look. When it is longer than a small window the others wait here, a line
 * for each tenant, and go when it is their tenant's turn: a tenant that sends thousands waits for
 * itself. Bounded by whoever waits for a response. Safe for use by many threads.
 */
public final class FairGate implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(10);

  private final QueueLoad farm;
  private final Window window;
  private final boolean turns;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final TenantLines<Waiting> lines = new TenantLines<>();

  /** How many wait; changed under the lock. */
  private volatile int held;

  private volatile boolean closed;

  /**
   * @param farm what is on the queue
   * @param limits the least window
   * @param tenants with a token: one alone has nobody to take turns with
   * @param nanoTime the system's clock for periods
   */
  public FairGate(QueueLoad farm, TenantLimits limits, int tenants, LongSupplier nanoTime) {
    this.farm = farm;
    this.window = new Window(limits.window(), nanoTime.getAsLong());
    this.turns = tenants > 1;
    this.nanoTime = nanoTime;
  }

  /** A request on its way to the queue. */
  public interface Turn {
    /** Done when it is safely on the queue; failed when it will never be. */
    CompletionStage<Void> published();

    /**
     * Takes it back if it still waits for its turn.
     *
     * @return whether it did, and will never be on the queue
     */
    boolean withdraw();
  }

  /** Of a request that is on the queue already. */
  public static final Turn ON_THE_QUEUE =
      new Turn() {
        @Override
        public CompletionStage<Void> published() {
          return CompletableFuture.completedStage(null);
        }

        @Override
        public boolean withdraw() {
          return false;
        }
      };

  /** Starts to hand on what waits. */
  public FairGate started() {
    Thread.ofVirtual().name("fair-gate").start(this::run);
    return this;
  }

  /**
   * Lets a request onto the queue, now or when it is its tenant's turn.
   *
   * @param cost characters
   * @param publish puts it there
   */
  public Turn enter(String tenant, long cost, Supplier<CompletionStage<Void>> publish) {
    Waiting request = new Waiting(tenant, cost, publish);
    if (!turns) {
      farm.published();
      request.handOn();
    } else if (held == 0 && farm.publishedWithin(window.size())) {
      request.handOn();
    } else {
      join(request);
    }
    return request;
  }

  private void join(Waiting request) {
    lock.lock();
    try {
      if (closed) {
        request.published.completeExceptionally(new IllegalStateException("The gateway stops."));
        return;
      }
      lines.add(request.tenant, request, request.cost);
      held = lines.size();
      window.used();
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * A request has ended that was on the queue.
   *
   * @param queued how long it waited there, ms
   */
  public void ended(long queued) {
    window.ended(queued);
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
    Waiting next = next();
    while (next != null) {
      next.handOn();
      next = next();
    }
  }

  private @Nullable Waiting next() {
    lock.lock();
    try {
      if (lines.size() == 0) {
        return null;
      }
      if (!farm.publishedWithin(window.size())) {
        window.used();
        return null;
      }
      Waiting next = lines.next();
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
    Waiting next;
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
        next.published.completeExceptionally(new IllegalStateException("The gateway stops."));
      }
    } while (next != null);
  }

  private final class Waiting implements Turn {
    private final String tenant;
    private final long cost;
    private final Supplier<CompletionStage<Void>> publish;
    private final CompletableFuture<Void> published = new CompletableFuture<>();

    Waiting(String tenant, long cost, Supplier<CompletionStage<Void>> publish) {
      this.tenant = tenant;
      this.cost = cost;
      this.publish = publish;
    }

    /** Puts it on the queue, where it is counted already. */
    void handOn() {
      CompletionStage<Void> sent;
      try {
        sent = publish.get();
      } catch (RuntimeException e) { // nobody else would hear of it
        sent = CompletableFuture.failedFuture(e);
      }
      var _ =
          sent.whenComplete(
              (_, failure) -> {
                if (failure == null) {
                  published.complete(null);
                } else {
                  farm.notPublished();
                  published.completeExceptionally(failure);
                }
              });
    }

    @Override
    public CompletionStage<Void> published() {
      return published;
    }

    @Override
    public boolean withdraw() {
      lock.lock();
      try {
        if (!lines.remove(tenant, this, cost)) {
          return false;
        }
        held = lines.size();
      } finally {
        lock.unlock();
      }
      published.completeExceptionally(
          new IllegalStateException("Whoever sent it left before its turn; send it again."));
      return true;
    }
  }
}
