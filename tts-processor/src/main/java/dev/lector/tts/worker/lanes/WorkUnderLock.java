package dev.lector.tts.worker.lanes;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.lector.telemetry.LogContext;
import dev.lector.tts.worker.common.Stop;
import dev.lector.tts.worker.common.WorkerMetrics;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a lane's records worked off one after the other, renews the lock of each as long as that
 * takes, and acknowledges it. The work runs in another thread, because a share consumer belongs to
 * one thread and the lock has to be renewed from there. For the lane's thread.
 */
final class WorkUnderLock {
  private static final Logger LOG = LoggerFactory.getLogger(WorkUnderLock.class);

  private final String name;
  private final RecordWork work;
  private final HandOver handOver;
  private final Executor workThreads;
  private final Duration longWork;
  private final WorkerMetrics metrics;
  private final Stop stop;
  private volatile boolean abandoned;
  private volatile @Nullable FutureTask<Disposition> current;

  /**
   * @param name of the lane, for logs
   * @param work what to do with a record
   * @param handOver where records go whose work takes long, or is not finished when the worker
   *     leaves
   * @param workThreads do it; platform threads: synthesis is native code
   * @param longWork after which work is moved on
   * @param stop says when the worker leaves
   */
  WorkUnderLock(
      String name,
      RecordWork work,
      HandOver handOver,
      Executor workThreads,
      Duration longWork,
      WorkerMetrics metrics,
      Stop stop) {
    this.name = name;
    this.work = work;
    this.handOver = handOver;
    this.workThreads = workThreads;
    this.longWork = longWork;
    this.metrics = metrics;
    this.stop = stop;
  }

  /**
   * Gives the record in hand back without waiting for the work on it. The only method for other
   * threads; to be called after the stop was given.
   */
  void abandon() {
    abandoned = true;
    FutureTask<Disposition> task = current;
    if (task != null) {
      task.cancel(true);
    }
  }

  /** Works a record off, and acknowledges it. */
  void workOff(LockedRecord taken) throws InterruptedException {
    try (LogContext _ = WorkTraces.about(taken.record())) {
      workOffAndSettle(taken);
    }
  }

  private Disposition work(LockedRecord taken) throws InterruptedException {
    try (LogContext _ = WorkTraces.about(taken.record())) {
      return work.work(taken.record(), taken.lease());
    }
  }

  private void workOffAndSettle(LockedRecord taken) throws InterruptedException {
    FutureTask<Disposition> task = new FutureTask<>(() -> work(taken));
    Disposition disposition;
    current = task;
    if (abandoned) {
      task.cancel(true);
    }
    metrics.started();
    try {
      workThreads.execute(task);
      disposition = awaitAndRenew(taken, task);
    } catch (RuntimeException | Error e) {
      // The consumer is lost and with it the lock: nobody would wait for the work any more.
      taken.lease().lose();
      task.cancel(true);
      throw e;
    } finally {
      metrics.ended();
      current = null;
    }
    if (taken.lease().held()) {
      settle(taken, disposition);
    }
  }

  private void settle(LockedRecord taken, Disposition disposition) throws InterruptedException {
    switch (disposition) {
      case DONE, MOVED -> taken.accept();
      case FAILED -> taken.release();
      case UNFINISHED -> {
        if (handOver.giveBack(taken.record())) {
          taken.acceptNow();
        } else {
          taken.release();
        }
      }
    }
  }

  private boolean movedOn(LockedRecord taken, FutureTask<Disposition> task) {
    try {
      return !stop.given() && handOver.moveOn(taken.record(), task, taken.lease());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Disposition awaitAndRenew(LockedRecord taken, FutureTask<Disposition> task) {
    long look = System.nanoTime() + longWork.toNanos();
    while (true) {
      try {
        long untilLook = Math.max(1, NANOSECONDS.toMillis(look - System.nanoTime()));
        return task.get(Math.min(taken.lock().dividedBy(3).toMillis(), untilLook), MILLISECONDS);
      } catch (TimeoutException _) {
        if (taken.lease().held()) {
          taken.renew();
        }
        if (System.nanoTime() - look >= 0) {
          look += longWork.toNanos();
          if (taken.lease().held() && movedOn(taken, task)) {
            return Disposition.MOVED;
          }
        }
      } catch (CancellationException | InterruptedException _) {
        LOG.info("{} gives {} back unfinished: the worker leaves", name, taken);
        return Disposition.UNFINISHED;
      } catch (ExecutionException e) {
        if (e.getCause() instanceof InterruptedException) {
          return Disposition.UNFINISHED;
        }
        // Counted as one of the record's deliveries, so this ends as POISONED and not in a loop.
        LOG.error("{} gives {} back: the work on it failed unexpectedly", name, taken, e);
        return Disposition.FAILED;
      }
    }
  }
}
