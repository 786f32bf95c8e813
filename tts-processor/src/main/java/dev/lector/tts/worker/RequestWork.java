package dev.lector.tts.worker;

import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.tts.synthesis.SpeechException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works one request off, in the order that makes a crash anywhere cost no more than a repeat: audio
 * into the store, outcome published, and only then may the record be acknowledged. Whatever goes
 * wrong becomes a rejection; nothing is dropped. Safe for use by many threads.
 */
final class RequestWork implements RecordWork {
  private static final Logger LOG = LoggerFactory.getLogger(RequestWork.class);
  private static final int LONGEST_MESSAGE = 1_000;
  private static final String OUT_OF_MEMORY =
      "Out of memory error. Try reducing text input length.";

  private final WorkerConfig config;
  private final Requests requests;
  private final SpeechMaker maker;
  private final Outbox outbox;
  private final WorkerMetrics metrics;
  private final Clock clock;

  RequestWork(
      WorkerConfig config,
      Requests requests,
      SpeechMaker maker,
      Outbox outbox,
      WorkerMetrics metrics,
      Clock clock) {
    this.config = config;
    this.requests = requests;
    this.maker = maker;
    this.outbox = outbox;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public Disposition work(ConsumerRecord<byte[], byte[]> record, Lease lease)
      throws InterruptedException {
    Timing timing = new Timing(Duration.ofMillis(clock.millis() - record.timestamp()));
    metrics.queued(timing.queued());
    boolean published;
    try {
      Optional<SpeechRequested> request = requests.read(record, lease);
      published = request.isPresent() && end(request.get(), record, timing, lease);
    } catch (UnreadableRequestException e) {
      published = giveUp(record, e, timing, lease);
    }
    return published ? Disposition.DONE : Disposition.GIVE_BACK;
  }

  private boolean end(
      SpeechRequested request, ConsumerRecord<byte[], byte[]> record, Timing timing, Lease lease)
      throws InterruptedException {
    int delivery = delivery(record);
    Object outcome;
    if (delivery >= config.deliveries()) {
      PoisonedRequestException poisoned = new PoisonedRequestException(delivery);
      if (!outbox.setAside(record, poisoned, lease)) {
        return false;
      }
      outcome = rejected(RejectionCode.POISONED, poisoned.getMessage(), false);
    } else {
      outcome = outcome(request, timing);
    }
    SpeechFinished finished =
        finished(request.getRequestId(), record, timing, outcome)
            .setTenant(request.getTenant())
            .setBatchId(request.getBatchId())
            .setItem(request.getItem())
            .build();
    return publish(finished, record, lease);
  }

  /**
   * An answer for whoever waits, if it can be told whose request this was; and the record set
   * aside.
   */
  private boolean giveUp(
      ConsumerRecord<byte[], byte[]> record,
      UnreadableRequestException reason,
      Timing timing,
      Lease lease)
      throws InterruptedException {
    LOG.warn(
        "A record of {} is set aside as a dead letter (partition {}, offset {}): {}",
        record.topic(),
        record.partition(),
        record.offset(),
        reason.getMessage());
    if (!outbox.setAside(record, reason, lease)) {
      return false;
    }
    Optional<String> id = Requests.idInKey(record);
    if (id.isEmpty()) {
      metrics.finished(record.topic(), "unreadable");
      return true;
    }
    SpeechRejected rejected =
        rejected(
            RejectionCode.SYNTHESIS_FAILED,
            "The request cannot be read: " + reason.getMessage(),
            false);
    return publish(finished(id.get(), record, timing, rejected).build(), record, lease);
  }

  @SuppressWarnings("CatchingUnchecked") // an engine may fail in ways nobody thought of
  private Object outcome(SpeechRequested request, Timing timing) throws InterruptedException {
    Instant deadline = request.getDeadline();
    if (deadline != null && clock.instant().isAfter(deadline)) {
      return rejected(
          RejectionCode.DEADLINE_EXCEEDED,
          "The deadline " + deadline + " was over before synthesis began",
          false);
    }
    try {
      return maker.make(request, timing);
    } catch (SpeechException e) {
      if (e.code() == RejectionCode.STORAGE_FAILED || e.code() == RejectionCode.SYNTHESIS_FAILED) {
        LOG.warn("Request {} is rejected: {}", request.getRequestId(), e.getMessage(), e);
      }
      return rejected(e.code(), e.getMessage(), e.retryable());
    } catch (OutOfMemoryError e) {
      LOG.error("Out of memory over request {}", request.getRequestId(), e);
      return rejected(RejectionCode.OUT_OF_MEMORY, OUT_OF_MEMORY, true);
    } catch (RuntimeException | Error e) {
      LOG.error("Synthesis of request {} failed unexpectedly", request.getRequestId(), e);
      return rejected(RejectionCode.SYNTHESIS_FAILED, "Synthesis failed: " + e, false);
    }
  }

  private boolean publish(
      SpeechFinished finished, ConsumerRecord<byte[], byte[]> record, Lease lease)
      throws InterruptedException {
    if (!outbox.publish(finished, record, lease)) {
      return false;
    }
    String outcome =
        switch (finished.getOutcome()) {
          case SpeechSynthesized speech -> speech.getCached() ? "cached" : "synthesized";
          case SpeechRejected rejected -> rejected.getCode().name();
          default -> throw new IllegalStateException("No such outcome in the schema");
        };
    metrics.finished(record.topic(), outcome);
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

  private SpeechFinished.Builder finished(
      String requestId, ConsumerRecord<byte[], byte[]> record, Timing timing, Object outcome) {
    return SpeechFinished.newBuilder()
        .setRequestId(requestId)
        .setFinishedAt(clock.instant())
        .setAttempt(delivery(record))
        .setWorker(config.name())
        .setTimings(timing.toEvent())
        .setOutcome(outcome);
  }

  private static int delivery(ConsumerRecord<byte[], byte[]> record) {
    return record.deliveryCount().orElse((short) 1);
  }

  private static SpeechRejected rejected(
      RejectionCode code, @Nullable String message, boolean retryable) {
    String text = message == null ? "" : message;
    return SpeechRejected.newBuilder()
        .setCode(code)
        .setMessage(
            text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…")
        .setRetryable(retryable)
        .build();
  }
}
