package dev.lector.tts.worker;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.AcknowledgementCommitCallback;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicIdPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread with one share consumer that holds one record at a time: takes it, has it worked off,
 * renews its lock as long as that takes, acknowledges it.
 *
 * <p>A platform thread: a share consumer spins in {@code poll} for as long as its own background
 * thread is held up, and virtual threads that spin keep their carriers from all others, those
 * included that hold the background thread up.
 *
 * <p>The work runs in another thread, because a share consumer belongs to one thread and the lock
 * has to be renewed from there. A lock cannot be extended in the background: the record is
 * acknowledged with {@code RENEW}, the acknowledgement committed (else the client fetches further
 * records whose locks then lapse unseen) and the record taken again from a {@code poll}, which
 * returns nothing but renewed records while there are any.
 */
final class Lane implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  /** How long a lane looks for a record before it looks whether it should stop. */
  private static final Duration TAKE = Duration.ofMillis(250);

  /** How long the broker may take to confirm an acknowledgement. */
  private static final Duration COMMIT = Duration.ofSeconds(10);

  /** How long leaving the group may take. */
  private static final Duration LEAVE = Duration.ofSeconds(5);

  private final String name;
  private final Supplier<ShareConsumer<byte[], byte[]>> consumers;
  private final RecordWork work;
  private final Executor workThreads;
  private final Duration defaultLock;
  private final WorkerMetrics metrics;
  private final Stop stop;
  private volatile boolean abandoned;
  private volatile @Nullable FutureTask<Disposition> current;

  /**
   * Prepares a lane.
   *
   * @param name for logs
   * @param consumers makes a subscribed consumer that gives one record at a time, to be
   *     acknowledged explicitly
   * @param work what to do with a record
   * @param workThreads do it; platform threads: synthesis is native code
   * @param defaultLock lock duration, should the broker not say it
   * @param stop says when to take nothing more
   */
  Lane(
      String name,
      Supplier<ShareConsumer<byte[], byte[]>> consumers,
      RecordWork work,
      Executor workThreads,
      Duration defaultLock,
      WorkerMetrics metrics,
      Stop stop) {
    this.name = name;
    this.consumers = consumers;
    this.work = work;
    this.workThreads = workThreads;
    this.defaultLock = defaultLock;
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
      } catch (RuntimeException | OutOfMemoryError e) {
        Duration pause = backoff.next();
        LOG.warn("{} lost its consumer and makes a new one in {} ms", name, pause.toMillis(), e);
        try {
          stop.pause(pause);
        } catch (InterruptedException _) {
          return;
        }
      }
    }
  }

  /**
   * Gives the record in hand back without waiting for the work on it. To be called after the stop
   * was given.
   */
  void abandon() {
    abandoned = true;
    FutureTask<Disposition> task = current;
    if (task != null) {
      task.cancel(true);
    }
  }

  private void workWithOneConsumer() {
    ShareConsumer<byte[], byte[]> consumer = consumers.get();
    Settling settling = new Settling();
    consumer.setAcknowledgementCommitCallback(settling);
    try {
      long asked = System.nanoTime();
      while (!stop.given()) {
        long start = System.nanoTime();
        // Sends the last record's acknowledgement along, which spares a round trip for each.
        ConsumerRecords<byte[], byte[]> records = consumer.poll(TAKE);
        for (ConsumerRecord<byte[], byte[]> record : records) {
          workOff(consumer, record, settling, new Lease(asked, lock(consumer)));
        }
        // A consumer that got nothing goes on fetching: what the next poll returns may be older.
        asked = records.isEmpty() ? start : System.nanoTime();
      }
    } finally {
      // Gives back whatever the client has fetched and nobody polled.
      consumer.close(LEAVE);
    }
  }

  private void workOff(
      ShareConsumer<byte[], byte[]> consumer,
      ConsumerRecord<byte[], byte[]> record,
      Settling settling,
      Lease lease) {
    Disposition disposition = Disposition.GIVE_BACK;
    if (!stop.given()) {
      FutureTask<Disposition> task = new FutureTask<>(() -> work.work(record, lease));
      current = task;
      if (abandoned) {
        task.cancel(true);
      }
      metrics.started();
      try {
        workThreads.execute(task);
        disposition = awaitAndRenew(consumer, record, task, lease);
      } catch (RuntimeException | Error e) {
        // The consumer is lost and with it the lock: nobody would wait for the work any more.
        lease.lose();
        task.cancel(true);
        throw e;
      } finally {
        metrics.ended();
        current = null;
      }
    }
    if (!lease.held()) {
      return;
    }
    if (disposition == Disposition.DONE) {
      settling.begin(record, lease);
      consumer.acknowledge(record, AcknowledgeType.ACCEPT);
    } else {
      consumer.acknowledge(record, AcknowledgeType.RELEASE);
      commit(consumer).ifPresent(e -> lockLost(record, lease, e));
    }
  }

  private Disposition awaitAndRenew(
      ShareConsumer<byte[], byte[]> consumer,
      ConsumerRecord<byte[], byte[]> record,
      FutureTask<Disposition> task,
      Lease lease) {
    while (true) {
      try {
        return task.get(lock(consumer).dividedBy(3).toMillis(), MILLISECONDS);
      } catch (TimeoutException _) {
        if (lease.held()) {
          renew(consumer, record, lease);
        }
      } catch (CancellationException | InterruptedException _) {
        LOG.info("{} gives {} back unfinished: the worker leaves", name, at(record));
        return Disposition.GIVE_BACK;
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof InterruptedException)) {
          // Counted as one of the record's deliveries, so this ends as POISONED and not in a loop.
          LOG.error("{} gives {} back: the work on it failed unexpectedly", name, at(record), e);
        }
        return Disposition.GIVE_BACK;
      }
    }
  }

  private Duration lock(ShareConsumer<byte[], byte[]> consumer) {
    return consumer.acquisitionLockTimeoutMs().map(Duration::ofMillis).orElse(defaultLock);
  }

  private void renew(
      ShareConsumer<byte[], byte[]> consumer, ConsumerRecord<byte[], byte[]> record, Lease lease) {
    long start = System.nanoTime();
    consumer.acknowledge(record, AcknowledgeType.RENEW);
    Optional<KafkaException> failure = commit(consumer);
    if (failure.isPresent()) {
      lockLost(record, lease, failure.get());
      return;
    }
    boolean again = false;
    for (ConsumerRecord<byte[], byte[]> other : consumer.poll(Duration.ZERO)) {
      if (other.partition() == record.partition() && other.offset() == record.offset()) {
        again = true;
      } else {
        // Not expected while a renewed record is held; nobody here has time for it.
        consumer.acknowledge(other, AcknowledgeType.RELEASE);
      }
    }
    if (again) {
      lease.renewed(start, lock(consumer));
      metrics.renewed();
    } else {
      lockLost(record, lease, null);
    }
  }

  /** Sends the acknowledgements and returns why the broker refused one, if it did. */
  private static Optional<KafkaException> commit(ShareConsumer<byte[], byte[]> consumer) {
    try {
      return consumer.commitSync(COMMIT).values().stream().flatMap(Optional::stream).findFirst();
    } catch (KafkaException e) {
      return Optional.of(e);
    }
  }

  private void lockLost(
      ConsumerRecord<byte[], byte[]> record, Lease lease, @Nullable Exception cause) {
    lease.lose();
    metrics.lockLost();
    LOG.warn(
        "{} lost its lock on {}, which another lane will take (and find the audio, if it was stored): {}",
        name,
        at(record),
        cause == null ? "not renewed" : cause.toString());
  }

  /** Hears whether the broker took the acknowledgement of a record that is done. */
  private final class Settling implements AcknowledgementCommitCallback {
    private @Nullable ConsumerRecord<byte[], byte[]> record;
    private @Nullable Lease lease;

    void begin(ConsumerRecord<byte[], byte[]> done, Lease held) {
      record = done;
      lease = held;
    }

    @Override
    public void onComplete(
        Map<TopicIdPartition, Set<Long>> offsets, @Nullable Exception exception) {
      ConsumerRecord<byte[], byte[]> settled = record;
      Lease held = lease;
      // Renewals and records given back are asked about where they are committed.
      if (settled == null
          || held == null
          || !offsets.values().stream().anyMatch(some -> some.contains(settled.offset()))) {
        return;
      }
      record = null;
      if (exception != null) {
        lockLost(settled, held, exception);
      }
    }
  }

  private static String at(ConsumerRecord<byte[], byte[]> record) {
    return record.topic() + "-" + record.partition() + "@" + record.offset();
  }
}
