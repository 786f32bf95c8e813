package dev.lector.bridge.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does one thing again and again until it is stopped, and goes on, a little later,
 * when it failed.
 */
final class Worker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

  /** One turn of the work. */
  @FunctionalInterface
  interface Turn {
    /**
     * Works for a moment; an exception is logged and the next turn tries again.
     *
     * @param self whose turn it is
     */
    void run(Worker self) throws InterruptedException;
  }

  private final String name;
  private final Turn turn;
  private final Runnable wake;
  private final Runnable finish;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;

  private Worker(String name, Turn turn, Runnable wake, Runnable finish) {
    this.name = name;
    this.turn = turn;
    this.wake = wake;
    this.finish = finish;
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
  }

  /**
   * Starts a worker.
   *
   * @param wake called from another thread to end a turn early
   * @param finish called on the worker's own thread at its end
   */
  static Worker start(String name, Turn turn, Runnable wake, Runnable finish) {
    Worker worker = new Worker(name, turn, wake, finish);
    worker.thread.start();
    return worker;
  }

  private void run() {
    try {
      while (stop.getCount() > 0) {
        try {
          turn.run(this);
        } catch (RuntimeException e) {
          if (stop.getCount() > 0) {
            LOG.warn("{} failed and goes on in {} s", name, AFTER_FAILURE.toSeconds(), e);
            pause(AFTER_FAILURE);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      finish.run();
    }
  }

  /** Sleeps, unless stopped; for the worker's own thread. */
  void pause(Duration duration) throws InterruptedException {
    var _ = stop.await(duration.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Sleeps, unless stopped; for the worker's own thread.
   *
   * @return whether it is stopped
   */
  boolean stopsWithin(Duration duration) throws InterruptedException {
    return stop.await(duration.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    stop.countDown();
    wake.run();
    try {
      if (!thread.join(LONGEST_STOP)) {
        LOG.warn("{} does not end; leaving it behind", name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
