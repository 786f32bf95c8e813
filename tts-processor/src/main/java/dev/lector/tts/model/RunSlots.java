package dev.lector.tts.model;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Lets a fixed number of runs of a model go on at once, first come first served. Runs happen on
 * platform threads: a virtual thread inside native code holds its carrier, and a few long runs
 * would stop every other virtual thread of the process.
 */
final class RunSlots implements AutoCloseable {
  private final int count;
  private final Semaphore free;
  private final ExecutorService threads;
  private volatile boolean closed;

  RunSlots(String name, int count) {
    this.count = count;
    this.free = new Semaphore(count, true);
    // The semaphore bounds it: there are never more threads than slots.
    this.threads =
        Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("model-" + name + "-", 0).factory());
  }

  /**
   * Waits for a slot and runs {@code work} in it. When the caller is interrupted, {@code abort} is
   * asked to cut the work short; this returns only after the work has ended.
   *
   * @throws ExecutionException with what {@code work} threw
   */
  <T> T run(Callable<T> work, Runnable abort) throws InterruptedException, ExecutionException {
    free.acquire();
    try {
      if (closed) {
        throw new ExecutionException(new IllegalStateException("it is closed"));
      }
      Future<T> result = threads.submit(work);
      try {
        return result.get();
      } catch (InterruptedException e) {
        abort.run();
        awaitEnd(result);
        throw e;
      }
    } finally {
      free.release();
    }
  }

  /** Waits until nothing runs; whoever still waits for a slot, or comes later, gets a failure. */
  @Override
  public void close() {
    closed = true;
    free.acquireUninterruptibly(count);
    threads.close();
    free.release(count);
  }

  private static void awaitEnd(Future<?> work) {
    boolean ended = false;
    while (!ended) {
      try {
        work.get();
        ended = true;
      } catch (InterruptedException e) {
        // The caller is being interrupted already; the work has been told to end.
      } catch (ExecutionException e) {
        ended = true;
      }
    }
  }
}
