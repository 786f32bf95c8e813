package dev.lector.tts.ledger;

import dev.lector.topics.Causes;
import dev.lector.topics.ShareGroups;
import dev.lector.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.apache.kafka.clients.admin.ListShareGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the brokers again and again how far the queues are worked off.
 *
 * <p>That a request is behind the first offset to be delivered and has not ended says nothing by
 * itself: its end, or its record in another queue, may be on its way through the ledger. But a
 * worker publishes first and then acknowledges. So the start offsets are asked for first, then the
 * ends of all topics that tell what became of requests, and when the ledger has folded everything
 * up to those ends, then it knows what came of all that lay before the start offsets; what has not
 * ended then is lost.
 */
final class QueueAuditor implements QueueWatch, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(QueueAuditor.class);
  private static final Duration LOOK = Duration.ofMillis(250);

  /** A ledger that is so far behind looks again from the start, at where the queues are then. */
  private static final Duration LONGEST_ROUND = Duration.ofMinutes(5);

  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

  /** What the steps behind the first read. */
  private static final String SIGHTINGS =
      LedgerStreams.APPLICATION + "-" + LedgerTopology.SIGHTINGS + "-repartition";

  private final AuditCounts counts;
  private final Duration interval;
  private final Admin admin;
  private final QueueRecords records;
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
  QueueAuditor(LedgerConfig config, Map<String, Object> admin, AuditCounts counts) {
    this.counts = counts;
    this.interval = config.audit().interval();
    this.admin = Admin.create(admin);
    this.records = new QueueRecords(config.kafka());
    this.rounds = Thread.ofPlatform().name("ledger-audit").daemon().unstarted(this::run);
  }

  void start() {
    rounds.start();
  }

  /** Since the last complete round, or the start. */
  Duration age() {
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
    long takenAt = System.currentTimeMillis();
    long begunAt = System.nanoTime();
    List<String> queues = ShareGroups.queues().stream().map(ShareGroups.Queue::topic).toList();
    Map<TopicPartition, Long> starts = starts(ends(queues));
    List<String> inputs = new ArrayList<>(queues);
    inputs.add(Topics.COMPLETIONS);
    Map<TopicPartition, Long> ends = ends(inputs);
    if (folded(ends, begunAt) && folded(ends(List.of(SIGHTINGS)), begunAt)) {
      Map<TopicPartition, Long> queueEnds = new HashMap<>(ends);
      queueEnds.keySet().removeIf(partition -> !queues.contains(partition.topic()));
      progress = new Progress(progress.round() + 1, takenAt, starts, queueEnds);
      completedAt = System.nanoTime();
      counts.rounds.increment();
      LOG.debug("Queues are worked off up to {}", starts);
    } else if (stop.getCount() > 0) {
      LOG.warn(
          "The ledger has not caught up within {} min; the audit of the queues begins anew",
          LONGEST_ROUND.toMinutes());
    }
  }

  /**
   * Where each share group is; nothing of one that has not begun. A start offset is written down
   * with the acknowledgement after the one that moved it: of a queue in which nothing is left to
   * do, only the lag says so.
   *
   * @param ends of the queues, a moment before
   */
  private Map<TopicPartition, Long> starts(Map<TopicPartition, Long> ends)
      throws ExecutionException, InterruptedException {
    Map<String, ListShareGroupOffsetsSpec> groups = new HashMap<>();
    for (ShareGroups.Queue queue : ShareGroups.queues()) {
      groups.put(queue.group(), new ListShareGroupOffsetsSpec());
    }
    ListShareGroupOffsetsResult result = admin.listShareGroupOffsets(groups);
    Map<TopicPartition, Long> starts = new HashMap<>();
    for (ShareGroups.Queue queue : ShareGroups.queues()) {
      try {
        result
            .partitionsToOffsetInfo(queue.group())
            .get()
            .forEach(
                (partition, offset) -> {
                  if (offset != null && partition.topic().equals(queue.topic())) {
                    boolean allDone = offset.lag().filter(lag -> lag == 0).isPresent();
                    long end = allDone ? ends.getOrDefault(partition, 0L) : 0;
                    starts.put(partition, Math.max(offset.startOffset(), end));
                  }
                });
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof GroupIdNotFoundException)) {
          throw e;
        }
      }
    }
    return starts;
  }

  private Map<TopicPartition, Long> ends(List<String> topics)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
    for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
      topic
          .partitions()
          .forEach(
              partition ->
                  partitions.put(
                      new TopicPartition(topic.name(), partition.partition()),
                      OffsetSpec.latest()));
    }
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin
        .listOffsets(partitions)
        .all()
        .get()
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  /** Waits until the ledger has folded everything before these offsets. */
  private boolean folded(Map<TopicPartition, Long> ends, long begunAt)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> missing = new HashMap<>(ends);
    boolean first = true;
    while (System.nanoTime() - begunAt < LONGEST_ROUND.toNanos()) {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin
              .listConsumerGroupOffsets(LedgerStreams.APPLICATION)
              .partitionsToOffsetAndMetadata()
              .get();
      boolean readTheRest = !first;
      missing
          .entrySet()
          .removeIf(
              end -> {
                OffsetAndMetadata offset = committed.get(end.getKey());
                long at = offset == null ? -1 : offset.offset();
                return at >= end.getValue()
                    || end.getValue() == 0
                    // Marks of transactions may lie behind the last record that was committed.
                    || (readTheRest && records.nothingBetween(end.getKey(), at, end.getValue()));
              });
      if (missing.isEmpty()) {
        return true;
      }
      first = false;
      if (stop.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return false;
  }

  /** The id that a topic has now. */
  Uuid topicId(String topic) {
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
      if (!rounds.join(LONGEST_CLOSE)
          || !reader.awaitTermination(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
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
