package dev.lector.ledger.audit;

import dev.lector.ledger.config.LedgerConfig;
import dev.lector.topics.Causes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the brokers again and again how far the queues are worked off, see {@link AuditRound}. */
public final class QueueAuditor implements QueueWatch, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(QueueAuditor.class);
  private static final Duration LOOK = Duration.ofMillis(250);

  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

  private final AuditCounts counts;
  private final Duration interval;
  private final Admin admin;
  private final QueueRecords records;
  private final AuditRound round;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("ledger-audit-reader").daemon().factory());
  private final Thread rounds;
  private volatile Progress progress = Progress.NONE;
  private volatile long completedAt = System.nanoTime();

  /**
   * Starts with {@link #start}.
   *
   * @param admin properties of its admin client
   * @param counts its rounds
   */
  public QueueAuditor(LedgerConfig config, Map<String, Object> admin, AuditCounts counts) {
    this.counts = counts;
    this.interval = config.audit().interval();
    this.admin = Admin.create(admin);
    this.records = new QueueRecords(config.kafka());
    this.round = new AuditRound(new BrokerOffsets(this.admin, records), LOOK, stop);
    this.rounds = Thread.ofPlatform().name("ledger-audit").daemon().unstarted(this::run);
  }

  public void start() {
    rounds.start();
  }

  /** Since the last complete round, or the start. */
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - completedAt);
  }

  @Override
  public Progress progress() {
    return progress;
  }

  @Override
  public CompletableFuture<Optional<ConsumerRecord<byte[], byte[]>>> read(QueuePosition position) {
    return CompletableFuture.supplyAsync(() -> records.read(position), reader);
  }

  private void run() {
    try {
      while (!stop.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          round();
        } catch (ExecutionException e) {
          LOG.warn("The queues cannot be audited now: {}", Causes.reason(e));
        } catch (KafkaException e) {
          LOG.warn("The queues cannot be audited now: {}", String.valueOf(e.getMessage()));
        }
      }
    } catch (InterruptedException | InterruptException e) {
      LOG.debug("The audit of the queues stops");
    }
  }

  private void round() throws ExecutionException, InterruptedException {
    Optional<Progress> taken = round.take(progress.round() + 1);
    if (taken.isPresent()) {
      progress = taken.get();
      completedAt = System.nanoTime();
      counts.rounds.increment();
      LOG.debug("Queues are worked off up to {}", progress.starts());
    } else if (stop.getCount() > 0) {
      LOG.warn(
          "The ledger has not caught up within {} min; the audit of the queues begins anew",
          AuditRound.LONGEST.toMinutes());
    }
  }

  /** The id that a topic has now. */
  public Uuid topicId(String topic) {
    try {
      return admin.describeTopics(List.of(topic)).topicNameValues().values().stream()
          .findFirst()
          .orElseThrow()
          .get()
          .topicId();
    } catch (ExecutionException e) {
      throw new KafkaException("Cannot ask for the id of topic " + topic, Causes.cause(e));
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** Stops; not to be called while stream threads still run. */
  @Override
  public void close() {
    stop.countDown();
    rounds.interrupt();
    reader.shutdownNow();
    admin.close(LONGEST_CLOSE);
    try {
      // Not started when the ledger could not start.
      boolean ended = rounds.getState() == Thread.State.NEW || rounds.join(LONGEST_CLOSE);
      if (!ended || !reader.awaitTermination(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("The audit of the queues is still waiting for a broker");
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    records.close();
  }
}
