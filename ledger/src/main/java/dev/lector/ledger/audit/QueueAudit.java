package dev.lector.ledger.audit;

import dev.lector.events.Job;
import dev.lector.events.SpeechFinished;
import dev.lector.headers.TraceParent;
import dev.lector.ledger.audit.LostRequests.Verdict;
import dev.lector.ledger.audit.QueueWatch.Progress;
import dev.lector.ledger.audit.QueuedRequest.Place;
import dev.lector.ledger.events.Headers;
import dev.lector.ledger.jobs.JobEvents;
import dev.lector.ledger.stores.StoreNames;
import dev.lector.telemetry.LogContext;
import dev.lector.telemetry.TraceHeaders;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after every request from its being read from a queue to its end, and publishes again what
 * the brokers will never deliver any more though it has not ended: a broker gives a record up
 * without a word when its deliveries are used up, and dead workers' fetches use deliveries up.
 *
 * <p>Takes job events that say where they were read, behind the {@code JobFold} of the same task,
 * and the jobs that this ends; forwards {@link Republication} and {@link SpeechFinished}.
 */
public final class QueueAudit implements Processor<String, Job, String, Object> {
  private static final Logger LOG = LoggerFactory.getLogger(QueueAudit.class);
  private static final Duration TURN = Duration.ofMillis(500);

  /** Entries that one turn looks at per partition: a transaction must not take for ever. */
  private static final int LOOK = 1_000;

  /** Requests that are being read back at once: each may be a large record. */
  private static final int MOST_READ = 32;

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  /** Of two ledgers' clocks. A record that was read so long before is not beyond a later end. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private record Reading(
      QueuedRequest request,
      QueuePosition position,
      CompletableFuture<Optional<ConsumerRecord<byte[], byte[]>>> record) {}

  private final QueueWatch watch;
  private final LostRequests lost;
  private final AuditCounts counts;

  /** What is being read back, by requestId. */
  private final Map<String, Reading> readings = new LinkedHashMap<>();

  /** Everything before was looked at: a store passes over what was deleted one by one. */
  private final Map<TopicPartition, Long> lookedUntil = new HashMap<>();

  private long lastRound;
  private long readNothingUntil;
  private ProcessorContext<String, Object> context;
  private KeyValueStore<String, Job> jobs;
  private QueuedRequests requests;

  @SuppressWarnings("NullAway.Init") // Streams calls init before anything else
  public QueueAudit(QueueWatch watch, LostRequests lost, AuditCounts counts) {
    this.watch = watch;
    this.lost = lost;
    this.counts = counts;
  }

  @Override
  public void init(ProcessorContext<String, Object> processorContext) {
    context = processorContext;
    jobs = context.getStateStore(StoreNames.JOBS);
    requests =
        new QueuedRequests(
            context.getStateStore(StoreNames.QUEUED_REQUESTS),
            context.getStateStore(StoreNames.QUEUE_POSITIONS));
    context.schedule(TURN, PunctuationType.WALL_CLOCK_TIME, this::turn);
  }

  @Override
  public void process(Record<String, Job> record) {
    String id = record.key();
    if (JobEvents.isFinal(record.value())) {
      Job job = jobs.get(id);
      // A completion of another tenant's ends nothing.
      if (job == null || JobEvents.isFinal(job)) {
        requests.forget(id);
      }
    } else {
      QueuePosition.read(record.headers()).ifPresent(position -> seen(id, position));
    }
  }

  private void seen(String id, QueuePosition position) {
    Job job = jobs.get(id);
    if (job != null && JobEvents.isFinal(job)) {
      return;
    }
    QueuedRequest before = requests.get(id);
    QueuedRequest after =
        (before == null ? QueuedRequest.unseen() : before)
            .seen(position, context.currentSystemTimeMs());
    requests.replace(id, before, after);
    lookedUntil.computeIfPresent(
        position.topicPartition(), (_, until) -> Math.min(until, position.offset()));
  }

  private void turn(long now) {
    Progress progress = watch.progress();
    progress.starts().forEach((partition, start) -> look(partition, start, progress));
    if (progress.round() != lastRound) {
      lastRound = progress.round();
      progress.ends().forEach((partition, end) -> lookBeyond(partition, end, progress));
    }
    settle(now);
  }

  /** Looks at what lies behind the first offset that is still to be delivered. */
  private void look(TopicPartition partition, long start, Progress progress) {
    long from = lookedUntil.getOrDefault(partition, 0L);
    if (from >= start) {
      return;
    }
    List<KeyValue<Bytes, String>> behind = requests.within(partition, from, start, LOOK);
    boolean all = behind.size() < LOOK;
    for (KeyValue<Bytes, String> entry : behind) {
      all &= check(entry.value, QueuePosition.of(entry.key), progress);
    }
    if (all) {
      lookedUntil.put(partition, start);
    }
  }

  /**
   * Looks at what lies beyond the end of its partition though it was read long before: the topic
   * was made anew, or lost its last records.
   */
  private void lookBeyond(TopicPartition partition, long end, Progress progress) {
    long longBefore = progress.takenAt() - SKEW.toMillis();
    for (KeyValue<Bytes, String> entry : requests.within(partition, end, Long.MAX_VALUE, LOOK)) {
      QueuedRequest request = requests.get(entry.value);
      if (request == null) {
        continue;
      }
      request
          .latest()
          .filter(latest -> latest.position().key().equals(entry.key))
          .filter(latest -> latest.seenAt() < longBefore)
          .ifPresent(latest -> readBack(entry.value, request, latest.position()));
    }
  }

  /** Returns whether nothing remains to be done about an entry. */
  private boolean check(String id, QueuePosition position, Progress progress) {
    QueuedRequest request = requests.get(id);
    if (request == null
        || request.places().stream().noneMatch(place -> place.position().equals(position))) {
      requests.forget(position);
      return true;
    }
    for (Place place : request.places()) {
      if (!progress.passed(place.position())) {
        // It has moved on, to another queue or by being sent again.
        requests.replace(id, request, request.without(position));
        return true;
      }
    }
    readBack(id, request, request.latest().orElseThrow().position());
    return false;
  }

  private void readBack(String id, QueuedRequest request, QueuePosition position) {
    if (readings.size() < MOST_READ
        && !readings.containsKey(id)
        && context.currentSystemTimeMs() >= readNothingUntil) {
      readings.put(id, new Reading(request, position, watch.read(position)));
    }
  }

  /** Decides about what was read back. */
  private void settle(long now) {
    Iterator<Map.Entry<String, Reading>> all = readings.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<String, Reading> entry = all.next();
      if (entry.getValue().record().isDone()) {
        all.remove();
        try {
          settle(entry.getKey(), entry.getValue(), now);
        } catch (CompletionException | SerializationException e) {
          LOG.warn(
              "Cannot read {} of request {}, which its queue has lost; next try in {} s: {}",
              entry.getValue().position(),
              entry.getKey(),
              AFTER_FAILURE.toSeconds(),
              String.valueOf(e.getMessage()));
          readNothingUntil = now + AFTER_FAILURE.toMillis();
        }
      }
    }
  }

  private void settle(String id, Reading reading, long now) {
    QueuedRequest request = requests.get(id);
    Job job = jobs.get(id);
    if (request == null || !request.equals(reading.request())) {
      return; // Ended or moved on meanwhile.
    }
    if (job == null || JobEvents.isFinal(job)) {
      requests.forget(id);
      return;
    }
    Optional<ConsumerRecord<byte[], byte[]>> record = reading.record().join();
    Verdict verdict = lost.of(job, request, reading.position(), record, now);
    Optional<TraceParent> trace = record.flatMap(read -> TraceParent.read(read.headers()));
    for (Object event : verdict.publish()) {
      switch (event) {
        case Republication again ->
            context.forward(new Record<>(id, (Object) again, now, again.record().headers()));
        case SpeechFinished finished ->
            context.forward(Headers.event(id, finished, now, trace).withValue((Object) finished));
        default -> throw new IllegalStateException("Nothing else is published here");
      }
    }
    Context traced = record.map(read -> TraceHeaders.read(read.headers())).orElse(Context.root());
    try (LogContext _ = LogContext.open(id, job.getTenant(), traced)) {
      decide(id, request, verdict);
    }
  }

  private void decide(String id, QueuedRequest request, Verdict verdict) {
    if (verdict.ended()) {
      LOG.error("Request {} ends as failed: {}", id, verdict.reason());
      counts.ended.increment();
      requests.forget(id);
    } else {
      LOG.warn(
          "Request {} is published again, for the {}. time: {}",
          id,
          request.republished() + 1,
          verdict.reason());
      counts.republished.increment();
      requests.replace(id, request, request.publishedAgain());
    }
  }
}
