package dev.lector.bridge.http;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Bounds how long a thread reads from a client: a socket channel has no read timeout of its own,
 * but closes when its reader is interrupted.
 */
final class Deadline implements AutoCloseable {
  private final Duration limit;
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("deadlines").factory());

  Deadline(Duration limit) {
    this.limit = limit;
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Does some work, and interrupts it when it takes too long. */
  <T> T within(Callable<T> work) throws Exception {
    Alarm alarm = new Alarm(Thread.currentThread());
    Future<?> scheduled = timer.schedule(alarm::ring, limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return work.call();
    } finally {
      alarm.stop();
      scheduled.cancel(false);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** Interrupts its thread unless that has gone on to other work. */
  private static final class Alarm {
    private final Thread thread;
    private boolean stopped;

    Alarm(Thread thread) {
      this.thread = thread;
    }

    synchronized void ring() {
      if (!stopped) {
        thread.interrupt();
      }
    }

    synchronized void stop() {
      stopped = true;
    }
  }
}
