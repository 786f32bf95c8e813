package dev.lector.bridge.waiting;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One response that waits. Closing it frees its place. */
public final class Waiter implements AutoCloseable {
  private final CompletableFuture<Ending> ending;
  private final Runnable leave;
  private final AtomicBoolean left = new AtomicBoolean();

  Waiter(CompletableFuture<Ending> ending, Runnable leave) {
    this.ending = ending;
    this.leave = leave;
  }

  /**
   * Waits at most {@code limit}; may be called again after {@link Ending.TimedOut}.
   *
   * @throws InterruptedException when the server stops at once
   */
  public Ending await(Duration limit) throws InterruptedException {
    try {
      return ending.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new Ending.TimedOut();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Endings are values, never exceptions", e);
    }
  }

  /** The client is gone: ends this wait, whoever else waits for the same request. */
  public void clientLeft() {
    ending.complete(new Ending.ClientLeft());
  }

  /** There is something to hear already: ends this wait. */
  public void heard() {
    ending.complete(new Ending.Heard());
  }

  @Override
  public void close() {
    if (left.compareAndSet(false, true)) {
      leave.run();
    }
  }
}
