package dev.lector.bench.path;

import dev.lector.bench.machinery.OpenLoad;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Clients that send their next request when the last one is answered. */
final class ClosedLoad {
  private ClosedLoad() {}

  /**
   * Runs it.
   *
   * @param clients how many there are
   * @return requests answered per second
   * @throws Exception what a request failed with
   */
  static double perSecond(int clients, Duration duration, OpenLoad.Request request)
      throws Exception {
    AtomicInteger index = new AtomicInteger();
    AtomicReference<Exception> failure = new AtomicReference<>();
    long start = System.nanoTime();
    long end = start + duration.toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < clients; i++) {
        threads.execute(
            () -> {
              try {
                while (System.nanoTime() < end) {
                  request.send(index.getAndIncrement());
                }
              } catch (Exception e) {
                failure.set(e);
              }
            });
      }
    }
    if (failure.get() != null) {
      throw failure.get();
    }
    return index.get() / ((System.nanoTime() - start) / 1e9);
  }
}
