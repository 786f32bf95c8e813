package dev.lector.tts.worker.requests;

import static dev.lector.outcomes.Outcomes.rejected;

import dev.lector.audio.AudioStoreException;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.outcomes.Outcomes;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.synthesis.SpeechException;
import dev.lector.topics.Topics;
import dev.lector.tts.worker.common.WorkerConfig;
import dev.lector.tts.worker.common.WorkerMetrics;
import dev.lector.tts.worker.lanes.Delivery;
import dev.lector.tts.worker.lanes.Disposition;
import dev.lector.tts.worker.lanes.Lease;
import dev.lector.tts.worker.lanes.RecordWork;
import dev.lector.tts.worker.lanes.RequestIds;
import dev.lector.tts.worker.lanes.WorkTraces;
import dev.lector.tts.worker.outcomes.OutcomePublisher;
import dev.lector.tts.worker.outcomes.RefusedRecordException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works one request off, in the order that makes a crash anywhere cost no more than a repeat: audio
 * into the store, outcome published, and only then may the record be acknowledged. Whatever goes
 * wrong becomes a rejection; nothing is dropped. Safe for use by many threads.
 */
public final class RequestWork implements RecordWork {
  private static final Logger LOG = LoggerFactory.getLogger(RequestWork.class);
  private static final String OUT_OF_MEMORY =
      "Out of memory error. Try reducing text input length.";

  private final WorkerConfig config;
  private final DeliveryLimits limits;
  private final Requests requests;
  private final Cancellations cancellations;
  private final Erasures erasures;
  private final Streams streams;
  private final SpeechMaker maker;
  private final OutcomePublisher outcomes;
  private final Journal journal;
  private final WorkerMetrics metrics;
  private final Clock clock;
  private final InstantSource brokerClock;
  private final WorkTraces traces;
  private final Deadlines deadlines;

  @SuppressWarnings("TooManyParameters") // everything a record meets on its way, once each
  public RequestWork(
      WorkerConfig config,
      Requests requests,
      Cancellations cancellations,
      Erasures erasures,
      Streams streams,
      SpeechMaker maker,
      OutcomePublisher outcomes,
      Journal journal,
      WorkerMetrics metrics,
      Clock clock,
      InstantSource brokerClock,
      WorkTraces traces) {
    this.config = config;
    this.limits = new DeliveryLimits(config.deliveries());
    this.requests = requests;
    this.cancellations = cancellations;
    this.erasures = erasures;
    this.streams = streams;
    this.maker = maker;
    this.outcomes = outcomes;
    this.journal = journal;
    this.metrics = metrics;
    this.clock = clock;
    this.brokerClock = brokerClock;
    this.traces = traces;
    this.deadlines = new Deadlines(brokerClock);
  }

  @Override
  public Disposition work(ConsumerRecord<byte[], byte[]> record, Lease lease)
      throws InterruptedException {
    if (journal.settled(record)) {
      return Disposition.DONE;
    }
    int crashes = journal.crashes(record);
    Disposition disposition = Disposition.FAILED;
    journal.begin(record);
    try {
      disposition = workOrGiveUp(record, crashes, lease);
      return disposition;
    } finally {
      journal.end(record, disposition == Disposition.DONE);
    }
  }

  /**
   * What goes wrong in a way that nobody thought of is tried again, but its last delivery ends with
   * an outcome: the brokers would drop the record without one.
   */
  @SuppressWarnings("CatchingUnchecked") // that nobody thought of
  private Disposition workOrGiveUp(ConsumerRecord<byte[], byte[]> record, int crashes, Lease lease)
      throws InterruptedException {
    try {
      return work(record, Delivery.of(record, crashes), lease);
    } catch (RuntimeException | Error e) {
      Delivery delivery = Delivery.ofRecordAlone(record, crashes);
      if (!limits.isLast(delivery)) {
        throw e;
      }
      LOG.error("The work on a record of {} keeps failing unexpectedly", record.topic(), e);
      Timing timing = Timing.of(delivery.timestamp(), clock.millis());
      SpeechRejected rejected =
          rejected(RejectionCode.POISONED, "The work on it fails: " + e, false);
      return giveUp(record, delivery, e, rejected, timing, lease)
          ? Disposition.DONE
          : Disposition.FAILED;
    }
  }

  private Disposition work(ConsumerRecord<byte[], byte[]> record, Delivery delivery, Lease lease)
      throws InterruptedException {
    if (limits.quarantinesNow(delivery)) {
      LOG.warn(
          "A record of {} goes into quarantine after {} deliveries (partition {}, offset {})",
          record.topic(),
          delivery.count(),
          record.partition(),
          record.offset());
      try {
        return outcomes.quarantine(record, delivery, lease) ? Disposition.DONE : Disposition.FAILED;
      } catch (RefusedRecordException e) {
        LOG.warn("The request ends here: {}", e.getMessage());
      }
    }
    Timing timing = Timing.of(delivery.timestamp(), brokerClock.millis());
    metrics.queued(timing.queued());
    traces.waited(record, delivery.topic(), clock.instant(), timing.queued());
    boolean published;
    try {
      Optional<SpeechRequested> request = requests.read(record, lease);
      published = request.isPresent() && end(request.get(), record, delivery, timing, lease);
    } catch (UnreadableRequestException e) {
      SpeechRejected rejected =
          rejected(e.code(), "The request cannot be read: " + e.getMessage(), false);
      published = giveUp(record, delivery, e, rejected, timing, lease);
    }
    return published ? Disposition.DONE : Disposition.FAILED;
  }

  private boolean end(
      SpeechRequested request,
      ConsumerRecord<byte[], byte[]> record,
      Delivery delivery,
      Timing timing,
      Lease lease)
      throws InterruptedException {
    WorkTraces.about(request, delivery);
    Object outcome;
    if (limits.endsNow(delivery)) {
      PoisonedRequestException poisoned = new PoisonedRequestException(delivery.attempt());
      if (!outcomes.setAside(record, poisoned, lease)) {
        return false;
      }
      outcome = rejected(RejectionCode.POISONED, poisoned.getMessage(), false);
    } else {
      Optional<String> refusal =
          outcomes.replyRefusal(record).or(() -> streams.refusal(request, record));
      outcome =
          refusal.isPresent()
              ? rejected(RejectionCode.INVALID_REQUEST, refusal.get(), false)
              : outcome(request, record, delivery, timing);
    }
    SpeechFinished.Builder finished = Outcomes.of(request).setQueue(record.topic());
    return publish(finished(finished, delivery, timing, outcome), record, delivery, lease);
  }

  /**
   * An answer for whoever waits, if it can be told whose request this was; and the record set
   * aside.
   */
  private boolean giveUp(
      ConsumerRecord<byte[], byte[]> record,
      Delivery delivery,
      Throwable reason,
      SpeechRejected rejected,
      Timing timing,
      Lease lease)
      throws InterruptedException {
    LOG.warn(
        "A record of {} is set aside as a dead letter (partition {}, offset {}): {}",
        record.topic(),
        record.partition(),
        record.offset(),
        reason.getMessage());
    if (!outcomes.setAside(record, reason, lease)) {
      return false;
    }
    Optional<String> id = RequestIds.inKey(record);
    if (id.isEmpty()) {
      metrics.finished(record.topic(), "unreadable");
      return true;
    }
    return publish(
        finished(Outcomes.of(id.get()), delivery, timing, rejected), record, delivery, lease);
  }

  @SuppressWarnings("CatchingUnchecked") // an engine may fail in ways nobody thought of
  private Object outcome(
      SpeechRequested request,
      ConsumerRecord<byte[], byte[]> record,
      Delivery delivery,
      Timing timing)
      throws InterruptedException {
    if (cancellations.cover(request)) {
      return rejected(
          RejectionCode.CANCELLED,
          "Batch " + request.getBatchId() + " was cancelled before this item was begun",
          false);
    }
    if (erasures.cover(request)) {
      return rejected(RejectionCode.ERASED, "The job was erased before it was begun.", false);
    }
    // What was moved was begun in time, and goes on here if its worker is gone.
    if (!record.topic().equals(Topics.LONG_REQUESTS) && deadlines.isOver(request, delivery)) {
      return rejected(
          RejectionCode.DEADLINE_EXCEEDED,
          "The deadline " + request.getDeadline() + " was over before synthesis began",
          false);
    }
    try {
      Priority priority = delivery.priority();
      SpeechSynthesized speech =
          request.getStream()
              ? maker.stream(request, priority, timing, streams.open(request, record, delivery))
              : maker.make(request, priority, timing);
      return erasures.cover(request) ? unmade(request, speech) : speech;
    } catch (SpeechException e) {
      if (e.reason() == SpeechException.Reason.SYNTHESIS_FAILED) {
        LOG.warn("Request {} is rejected: {}", request.getRequestId(), e.getMessage(), e);
      }
      return rejected(RejectionCodes.of(e.reason()), e.getMessage(), e.retryable());
    } catch (NoAudioException e) {
      LOG.warn("Request {} is rejected: {}", request.getRequestId(), e.getMessage(), e.getCause());
      return rejected(e.code(), String.valueOf(e.getMessage()), e.retryable());
    } catch (OutOfMemoryError e) {
      LOG.error("Out of memory over request {}", request.getRequestId(), e);
      return rejected(RejectionCode.OUT_OF_MEMORY, OUT_OF_MEMORY, true);
    } catch (RuntimeException | Error e) {
      LOG.error("Synthesis of request {} failed unexpectedly", request.getRequestId(), e);
      return rejected(RejectionCode.SYNTHESIS_FAILED, "Synthesis failed: " + e, false);
    }
  }

  /**
   * The outcome of a request whose job was erased while it was made. If the store does not answer,
   * it is what was made: the ledger hears of it, and has it deleted.
   */
  private Object unmade(SpeechRequested request, SpeechSynthesized speech) {
    try {
      erasures.remove(speech);
      return rejected(RejectionCode.ERASED, "The job was erased while it was made.", false);
    } catch (AudioStoreException e) {
      LOG.warn("The audio of erased request {} is left to the ledger", request.getRequestId(), e);
      return speech;
    }
  }

  private boolean publish(
      SpeechFinished finished,
      ConsumerRecord<byte[], byte[]> record,
      Delivery delivery,
      Lease lease)
      throws InterruptedException {
    if (!outcomes.publish(finished, record, lease)) {
      return false;
    }
    String outcome =
        switch (finished.getOutcome()) {
          case SpeechSynthesized speech -> speech.getCached() ? "cached" : "synthesized";
          case SpeechRejected rejected -> rejected.getCode().name();
          default -> throw new IllegalStateException("No such outcome in the schema");
        };
    metrics.finished(delivery.topic(), outcome);
    WorkTraces.ended(outcome, finished.getOutcome() instanceof SpeechRejected);
    log(finished, outcome);
    return true;
  }

  private static void log(SpeechFinished finished, String outcome) {
    if (finished.getOutcome() instanceof SpeechRejected rejected) {
      LOG.info("{} {}: {}", finished.getRequestId(), outcome, rejected.getMessage());
    } else {
      LOG.debug("{} {}: {}", finished.getRequestId(), outcome, finished.getTimings());
    }
  }

  private SpeechFinished finished(
      SpeechFinished.Builder finished, Delivery delivery, Timing timing, Object outcome) {
    return finished
        .setFinishedAt(clock.instant())
        .setAttempt(delivery.attempt())
        .setWorker(config.name())
        .setTimings(timing.toEvent())
        .setOutcome(outcome)
        .build();
  }
}
