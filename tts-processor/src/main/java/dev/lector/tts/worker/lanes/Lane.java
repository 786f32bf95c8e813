package dev.lector.tts.worker.lanes;

import dev.lector.tts.worker.common.Backoff;
import dev.lector.tts.worker.common.Stop;
import dev.lector.tts.worker.common.WorkerMetrics;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread with one share consumer that holds one record at a time: takes it when it is its
 * {@link Turn}, has it worked off, renews its lock as long as that takes, acknowledges it.
 *
 * <p>A platform thread: a share consumer spins in {@code poll} for as long as its own background
 * thread is held up, and virtual threads that spin keep their carriers from all others, those
 * included that hold the background thread up.
 */
final class Lane implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  /** How long a lane looks for a record before it looks whether it should stop. */
  private static final Duration TAKE = Duration.ofMillis(250);

  /** How long leaving the group may take. */
  private static final Duration LEAVE = Duration.ofSeconds(5);

  /**
   * How long things may take.
   *
   * @param lock duration, should the broker not say it
   * @param longWork after which work is moved on
   */
  record Times(Duration lock, Duration longWork) {}

  /** Says how long to look for records. */
  @FunctionalInterface
  interface Session {
    /**
     * Asked before each look, which takes a moment.
     *
     * @param found whether there has been a record
     */
    boolean goesOn(boolean found) throws InterruptedException;
  }

  private final String name;
  private final Supplier<ShareConsumer<byte[], byte[]>> consumers;
  private final Turn turn;
  private final WorkUnderLock work;
  private final Times times;
  private final WorkerMetrics metrics;
  private final Stop stop;

  /**
   * Prepares a lane.
   *
   * @param name for logs
   * @param consumers makes a subscribed consumer that gives one record at a time, to be
   *     acknowledged explicitly
   * @param turn shared by all lanes of the worker in the same group
   * @param work what to do with a record
   * @param handOver where records go whose work takes long, or is not finished when the worker
   *     leaves
   * @param workThreads do it; platform threads: synthesis is native code
   * @param stop says when to take nothing more
   */
  @SuppressWarnings("TooManyParameters") // what a lane is made of, once each
  Lane(
      String name,
      Supplier<ShareConsumer<byte[], byte[]>> consumers,
      Turn turn,
      RecordWork work,
      HandOver handOver,
      Executor workThreads,
      Times times,
      WorkerMetrics metrics,
      Stop stop) {
    this.name = name;
    this.consumers = consumers;
    this.turn = turn;
    this.work =
        new WorkUnderLock(name, work, handOver, workThreads, times.longWork(), metrics, stop);
    this.times = times;
    this.metrics = metrics;
    this.stop = stop;
  }

  /**
   * Works until it is told to stop. A consumer that fails is replaced by a new one after a pause.
   */
  @Override
  @SuppressWarnings(
      "CatchingUnchecked") // whatever happens, a lane must not end while its worker goes on
  public void run() {
    Backoff backoff = Backoff.forServices();
    while (!stop.given()) {
      try {
        workWithOneConsumer();
      } catch (RuntimeException | Error e) {
        Duration pause = backoff.next();
        LOG.warn("{} lost its consumer and makes a new one in {} ms", name, pause.toMillis(), e);
        try {
          stop.pause(pause);
        } catch (InterruptedException _) {
          return;
        }
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  /**
   * Gives the record in hand back without waiting for the work on it. To be called after the stop
   * was given.
   */
  void abandon() {
    work.abandon();
  }

  /**
   * Takes records and works them off with a consumer of its own, which has left the group when this
   * returns: no record is handed to it afterwards.
   *
   * @return whether there was one
   */
  boolean workDuring(Session session) throws InterruptedException {
    ShareConsumer<byte[], byte[]> consumer = consumers.get();
    boolean found = false;
    try {
      while (!stop.given() && session.goesOn(found)) {
        LockedRecord taken = next(consumer, System.nanoTime());
        if (taken != null) {
          found = true;
          work.workOff(taken);
          consumer.commitSync(LEAVE);
        }
      }
      return found;
    } finally {
      consumer.close(LEAVE);
    }
  }

  private void workWithOneConsumer() throws InterruptedException {
    ShareConsumer<byte[], byte[]> consumer = consumers.get();
    try {
      while (true) {
        LockedRecord taken = take(consumer);
        if (taken == null) {
          return;
        }
        work.workOff(taken);
      }
    } finally {
      // Sends the last acknowledgement, and releases what was fetched and not polled.
      consumer.close(LEAVE);
    }
  }

  /** The next record; null when the worker leaves, or other lanes suffice to look for records. */
  private @Nullable LockedRecord take(ShareConsumer<byte[], byte[]> consumer)
      throws InterruptedException {
    if (stop.given()) {
      return null;
    }
    // An acknowledgement goes along with the next fetch, but does not wait for long.
    try (Turn.Pass pass = turn.take(stop, consumer::commitAsync)) {
      long asked = System.nanoTime();
      while (pass != null && !stop.given()) {
        long start = System.nanoTime();
        LockedRecord taken = next(consumer, asked);
        if (taken != null) {
          pass.found(taken.record().timestamp());
          return taken;
        }
        if (pass.lost()) {
          return null;
        }
        // The consumer goes on fetching: what the next poll returns may be older.
        asked = start;
      }
      return null;
    }
  }

  private @Nullable LockedRecord next(ShareConsumer<byte[], byte[]> consumer, long asked) {
    Iterator<ConsumerRecord<byte[], byte[]>> records = consumer.poll(TAKE).iterator();
    if (!records.hasNext()) {
      return null;
    }
    LockedRecord taken =
        new LockedRecord(name, consumer, records.next(), asked, times.lock(), metrics);
    // Not expected of a consumer that gives one at a time.
    records.forEachRemaining(another -> consumer.acknowledge(another, AcknowledgeType.RELEASE));
    return taken;
  }
}
