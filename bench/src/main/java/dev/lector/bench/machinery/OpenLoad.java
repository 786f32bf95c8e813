package dev.lector.bench.machinery;

import dev.lector.bench.measure.Latencies;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * Requests that arrive as people's do: at random times that do not depend on how fast the answers
 * come. Each is timed from when it should have been sent, so that a server that stalls is charged
 * for all that it kept from being sent (no coordinated omission).
 */
public final class OpenLoad {
  private OpenLoad() {}

  /** One request, from its sending to its end. */
  @FunctionalInterface
  public interface Request {
    /**
     * Sends it and waits for its end.
     *
     * @param index counts up from 0
     */
    void send(int index) throws Exception;
  }

  /**
   * What became of the requests.
   *
   * @param latencies of those that ended well
   * @param failures of those that did not
   */
  public record Outcome(Latencies latencies, Collection<Exception> failures) {
    /**
     * Checks that there were requests, and that all ended well.
     *
     * @param which load this was, e.g. {@code at 500/s}
     * @throws IOException when there were none, or one did not; caused by the first
     */
    public void mustHaveEndedWell(String which) throws IOException {
      if (!failures.isEmpty()) {
        throw new IOException(
            "%d requests failed %s, %d did not"
                .formatted(failures.size(), which, latencies.count()),
            failures.iterator().next());
      }
      if (latencies.count() == 0) {
        throw new IOException("No request was sent " + which);
      }
    }
  }

  /**
   * Sends requests at exponentially distributed intervals and waits for all of them.
   *
   * @param perSecond mean rate
   * @param random decides the intervals; the same seed gives the same load
   */
  public static Outcome run(
      double perSecond, Duration duration, RandomGenerator random, Request request) {
    Latencies latencies = new Latencies();
    Queue<Exception> failures = new ConcurrentLinkedQueue<>();
    long start = System.nanoTime();
    long end = start + duration.toNanos();
    try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
      long due = start;
      for (int i = 0; due < end; i++) {
        due += Math.round(random.nextExponential() / perSecond * 1e9);
        waitUntil(due);
        int index = i;
        long scheduled = due;
        requests.execute(
            () -> {
              try {
                request.send(index);
                latencies.add(System.nanoTime() - scheduled);
              } catch (Exception e) {
                failures.add(e);
              }
            });
      }
    }
    return new Outcome(latencies, List.copyOf(failures));
  }

  private static void waitUntil(long nanoTime) {
    long rest;
    while ((rest = nanoTime - System.nanoTime()) > 0) {
      LockSupport.parkNanos(rest);
    }
  }
}
