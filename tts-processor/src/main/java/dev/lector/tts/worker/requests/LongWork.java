package dev.lector.tts.worker.requests;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.lector.telemetry.LogContext;
import dev.lector.topics.Topics;
import dev.lector.tts.worker.common.WorkerMetrics;
import dev.lector.tts.worker.lanes.Delivery;
import dev.lector.tts.worker.lanes.Disposition;
import dev.lector.tts.worker.lanes.HandOver;
import dev.lector.tts.worker.lanes.Lease;
import dev.lector.tts.worker.lanes.Origin;
import dev.lector.tts.worker.lanes.RecordWork;
import dev.lector.tts.worker.lanes.WorkGate;
import dev.lector.tts.worker.lanes.WorkTraces;
import dev.lector.tts.worker.outcomes.OutcomePublisher;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves work that takes long from the queues to {@link Topics#LONG_REQUESTS}, and takes it up
 * there. The work itself goes on meanwhile: if the request's new record comes to a lane of this
 * worker, the lane waits for it. If another worker has the record, that one begins anew and this
 * work is stopped. Safe for use by many threads.
 */
public final class LongWork implements HandOver, RecordWork {
  private static final Logger LOG = LoggerFactory.getLogger(LongWork.class);

  /** How long work goes on whose record no lane of this worker has taken, while one could have. */
  private static final Duration UNCLAIMED = Duration.ofSeconds(10);

  private static final Set<String> QUEUES = Set.of(Topics.REQUESTS, Topics.BATCH_REQUESTS);

  private final RecordWork anew;
  private final OutcomePublisher outcomes;
  private final Journal journal;
  private final WorkerMetrics metrics;
  private final int lanes;
  private final Duration unclaimed;
  private final AtomicInteger busy = new AtomicInteger();

  /** Work that was moved and that no lane holds. */
  private final Map<Origin, Running> moved = new ConcurrentHashMap<>();

  /**
   * @param fresh does work that nobody has begun
   * @param gate is to be open for that
   * @param lanes how many lanes take long work
   */
  public LongWork(
      RecordWork fresh,
      WorkGate gate,
      OutcomePublisher outcomes,
      Journal journal,
      WorkerMetrics metrics,
      int lanes) {
    this(fresh, gate, outcomes, journal, metrics, lanes, UNCLAIMED);
  }

  /**
   * @param unclaimed how long work goes on whose record nobody takes
   */
  public LongWork(
      RecordWork fresh,
      WorkGate gate,
      OutcomePublisher outcomes,
      Journal journal,
      WorkerMetrics metrics,
      int lanes,
      Duration unclaimed) {
    this.lanes = lanes;
    this.unclaimed = unclaimed;
    // A lane that waits at the gate is not busy: whoever closes it may be waiting for moved work
    // that waits for this lane.
    this.anew = gate.whileOpen((record, lease) -> busyWith(() -> fresh.work(record, lease)));
    this.outcomes = outcomes;
    this.journal = journal;
    this.metrics = metrics;
  }

  @Override
  public boolean giveBack(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
    boolean sent = requeue(record.topic(), record);
    if (sent) {
      metrics.givenBack();
    }
    return sent;
  }

  @Override
  public boolean moveOn(
      ConsumerRecord<byte[], byte[]> record, FutureTask<Disposition> task, Lease lease)
      throws InterruptedException {
    if (!QUEUES.contains(record.topic())) {
      return false;
    }
    Origin origin = Origin.of(record);
    Running running = new Running(record, task, lease);
    // Stays so if the brokers do not answer: they may have it.
    lease.share();
    // Before the record is there for a lane to take.
    moved.put(origin, running);
    boolean sent = false;
    try {
      sent = requeue(Topics.LONG_REQUESTS, record);
    } finally {
      if (!sent) {
        moved.remove(origin, running);
      }
    }
    if (!sent) {
      return false;
    }
    metrics.movedOn();
    stopLater(origin, running);
    return true;
  }

  private void stopLater(Origin origin, Running running) {
    CompletableFuture.delayedExecutor(unclaimed.toMillis(), MILLISECONDS)
        .execute(
            () -> {
              try (LogContext _ = WorkTraces.about(running.record())) {
                stop(origin, running);
              }
            });
  }

  /** While all lanes for long work are busy here, the record may still come to one of them. */
  private void stop(Origin origin, Running running) {
    if (busy.get() >= lanes && moved.containsValue(running)) {
      stopLater(origin, running);
    } else if (moved.remove(origin, running) && running.task().cancel(true)) {
      LOG.info(
          "Long work on {}-{}@{} is stopped; its request is taken up elsewhere",
          origin.topic(),
          origin.partition(),
          origin.offset());
    }
  }

  private boolean requeue(String topic, ConsumerRecord<byte[], byte[]> record)
      throws InterruptedException {
    Delivery delivery = Delivery.of(record, journal.crashes(record));
    return outcomes.requeue(Requeues.to(topic, record, delivery));
  }

  /** Works off a record of {@link Topics#LONG_REQUESTS}. */
  @Override
  public Disposition work(ConsumerRecord<byte[], byte[]> record, Lease lease)
      throws InterruptedException {
    Running running = moved.remove(Origin.of(record));
    if (running == null) {
      return anew.work(record, lease);
    }
    // Nobody renews the lock it began with any more.
    running.lease().continueWith(lease);
    return busyWith(() -> await(running.task(), record));
  }

  private Disposition busyWith(Work work) throws InterruptedException {
    busy.incrementAndGet();
    try {
      return work.run();
    } finally {
      busy.decrementAndGet();
    }
  }

  private Disposition await(FutureTask<Disposition> running, ConsumerRecord<byte[], byte[]> record)
      throws InterruptedException {
    Disposition disposition = Disposition.FAILED;
    journal.begin(record);
    try {
      disposition = running.get();
    } catch (InterruptedException e) {
      running.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      LOG.error("The long work on {}@{} failed unexpectedly", record.topic(), record.offset(), e);
    } finally {
      journal.end(record, disposition == Disposition.DONE);
    }
    return disposition;
  }

  @FunctionalInterface
  private interface Work {
    Disposition run() throws InterruptedException;
  }

  /**
   * Work under way.
   *
   * @param record with which it was begun
   * @param lease with which it was begun
   */
  private record Running(
      ConsumerRecord<byte[], byte[]> record, FutureTask<Disposition> task, Lease lease) {}
}
