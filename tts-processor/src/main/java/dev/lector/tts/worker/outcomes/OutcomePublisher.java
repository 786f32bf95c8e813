package dev.lector.tts.worker.outcomes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechSynthesized;
import dev.lector.headers.CloudEventHeaders;
import dev.lector.headers.Requeued;
import dev.lector.outcomes.Outcomes;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.telemetry.Sending;
import dev.lector.telemetry.Tracing;
import dev.lector.topics.Topics;
import dev.lector.tts.worker.common.TopicPlaces;
import dev.lector.tts.worker.common.WorkerConfig;
import dev.lector.tts.worker.common.WorkerMetrics;
import dev.lector.tts.worker.lanes.Delivery;
import dev.lector.tts.worker.lanes.Lease;
import io.opentelemetry.context.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes how requests ended, and waits until the brokers have it. Insists for as long as the
 * lane holds the request: a request is never acknowledged without its outcome published. Safe for
 * use by many threads.
 */
public final class OutcomePublisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutcomePublisher.class);

  /** How long one try waits for the brokers. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How long one try to publish may take: to get it into the buffer, and to have it sent. */
  private static final Duration LONGEST_TRY = PATIENCE.multipliedBy(2);

  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final String source;
  private final Clock clock;
  private final SpecificAvroSerializer<SpeechFinished> serializer;
  private final Producer<byte[], byte[]> producer;
  private final Replies replies;
  private final WorkerMetrics metrics;
  private final Tracing tracing;

  public OutcomePublisher(
      WorkerConfig config,
      SchemaRegistryClient registry,
      WorkerMetrics metrics,
      Tracing tracing,
      Clock clock) {
    this(
        config,
        registry,
        metrics,
        tracing,
        clock,
        Producers.create(config.kafka(), config.name() + "-outcomes", PATIENCE),
        Producers.create(config.kafka(), config.name() + "-replies", config.replyWait()),
        TopicPlaces.open(config, "reply-topics", clock));
  }

  /**
   * Where nobody is asked which reply topics there are.
   *
   * @param producer of outcomes and of replies to bridges; is closed with this
   * @param others of replies to others; is closed with this
   */
  public OutcomePublisher(
      WorkerConfig config,
      SchemaRegistryClient registry,
      WorkerMetrics metrics,
      Tracing tracing,
      Clock clock,
      Producer<byte[], byte[]> producer,
      Producer<byte[], byte[]> others) {
    this(config, registry, metrics, tracing, clock, producer, others, null);
  }

  private OutcomePublisher(
      WorkerConfig config,
      SchemaRegistryClient registry,
      WorkerMetrics metrics,
      Tracing tracing,
      Clock clock,
      Producer<byte[], byte[]> producer,
      Producer<byte[], byte[]> others,
      @Nullable TopicPlaces places) {
    this.source = "/lector/tts-processor/" + config.name();
    this.clock = clock;
    this.metrics = metrics;
    this.tracing = tracing;
    this.serializer = new SpecificAvroSerializer<>(registry);
    this.serializer.configure(config.registry(), false);
    this.producer = producer;
    this.replies = new Replies(config, producer, others, places, metrics, tracing, clock);
  }

  /**
   * Registers the schema of outcomes and finds the topics, so that no request has to wait for it.
   *
   * @throws KafkaException when a broker or the registry is away
   */
  public void warmUp() {
    SpeechFinished sample = Outcomes.of("").build();
    serializer.serialize(Topics.COMPLETIONS, sample);
    serializer.serialize(Topics.REPLIES, sample);
    producer.partitionsFor(Topics.COMPLETIONS);
    replies.warmUp();
  }

  /** How many partitions a topic has; 1 while that cannot be learnt. */
  public int partitions(String topic) {
    try {
      return producer.partitionsFor(topic).size();
    } catch (KafkaException e) {
      LOG.debug("The partitions of {} are not known", topic, e);
      return 1;
    }
  }

  /**
   * Sends a request again, of which this worker does no more.
   *
   * @return false when the brokers did not take it soon
   */
  public boolean requeue(ProducerRecord<byte[], byte[]> request) throws InterruptedException {
    try {
      producer.send(request).get(CLOSE.toMillis(), MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      LOG.warn("A request of {} cannot be sent again: {}", request.topic(), e.toString());
      return false;
    }
  }

  /** Why a request is refused for where it wants its reply; empty when it is not. */
  public Optional<String> replyRefusal(ConsumerRecord<byte[], byte[]> request) {
    return replies.refusal(request);
  }

  /**
   * Publishes an outcome, and a copy to whoever waits for a reply. One that the brokers will never
   * take is replaced by one that says so.
   *
   * @param request the record that asked, for its reply headers
   * @return false when the lock was lost before the brokers had it
   */
  public boolean publish(
      SpeechFinished finished, ConsumerRecord<byte[], byte[]> request, Lease lease)
      throws InterruptedException {
    String what = "the outcome of " + finished.getRequestId();
    Publication.Fate fate = Publication.insist(what, lease, () -> send(finished, request, lease));
    if (fate == Publication.Fate.REFUSED) {
      fate = Publication.insist(what, lease, () -> send(unpublishable(finished), request, lease));
    }
    if (fate == Publication.Fate.REFUSED) {
      LOG.error("{} cannot be published in any form; its request becomes a dead letter", what);
      return setAside(request, new UnpublishableOutcomeException(), lease);
    }
    return fate == Publication.Fate.PUBLISHED;
  }

  /**
   * The first outcome on the completions topic decides, and a reply must not say otherwise. Ahead
   * of its outcome it goes only where nobody else can come first: see {@link #mayReplyAhead}.
   */
  private void send(SpeechFinished outcome, ConsumerRecord<byte[], byte[]> request, Lease lease)
      throws ExecutionException, InterruptedException {
    SpeechFinished finished = outcome;
    if (lease.shared() && outcome.getAttempt() == 1) {
      // Another worker may have ended the request, so this does not claim to be the only attempt.
      finished = SpeechFinished.newBuilder(outcome).setAttempt(2).build();
    }
    byte[] key = finished.getRequestId().getBytes(UTF_8);
    Headers headers = eventHeaders();
    byte[] value = Objects.requireNonNull(serializer.serialize(Topics.COMPLETIONS, finished));
    Replies.Outgoing reply = replies.to(request, key, value, headers);
    // For the reply somebody waits, and the brokers take a connection's requests one by one.
    // Where sending it may block, the outcome goes first.
    boolean ahead = reply.forBridge() && mayReplyAhead(finished, request, lease);
    Replies.Pending sent = ahead ? reply.send() : Replies.Pending.NONE;
    send(new ProducerRecord<>(Topics.COMPLETIONS, null, key, value, new RecordHeaders(headers)));
    if (!ahead && lease.left().isPositive()) {
      sent = reply.send();
    }
    sent.await();
  }

  private void send(ProducerRecord<byte[], byte[]> outcome)
      throws ExecutionException, InterruptedException {
    Sending sending = Sending.of(outcome, tracing, Context.current());
    Throwable failure = null;
    try {
      producer.send(outcome).get();
    } catch (ExecutionException | KafkaException | InterruptedException e) {
      failure = e;
      throw e;
    } finally {
      sending.done(failure);
    }
  }

  /**
   * Whether a reply may go ahead of its outcome: on the first delivery of the first record, since
   * no earlier lane can still publish another outcome; while the lock outlives any try to publish,
   * since no later lane can have begun when the outcome is there; and for audio, which is stored,
   * so that a later lane finds it should this one fail in spite of that.
   */
  private static boolean mayReplyAhead(
      SpeechFinished finished, ConsumerRecord<byte[], byte[]> request, Lease lease) {
    return finished.getAttempt() == 1
        && Requeued.read(request.headers()).isEmpty()
        && finished.getOutcome() instanceof SpeechSynthesized
        && lease.left().compareTo(LONGEST_TRY) > 0;
  }

  /** What every outcome repeats of its request is short, so this fits where any outcome does. */
  private static SpeechFinished unpublishable(SpeechFinished finished) {
    return SpeechFinished.newBuilder(finished)
        .setOutcome(
            Outcomes.rejected(
                RejectionCode.SYNTHESIS_FAILED,
                new UnpublishableOutcomeException().getMessage(),
                false))
        .build();
  }

  /**
   * Sets a record aside, key, value and headers as they are, or as much of them as the topic takes.
   *
   * @return false when the lock was lost before the brokers had it
   */
  public boolean setAside(ConsumerRecord<byte[], byte[]> record, Throwable reason, Lease lease)
      throws InterruptedException {
    for (Supplier<ProducerRecord<byte[], byte[]>> letter : DeadLetters.ofAllSizes(record, reason)) {
      Publication.Fate fate =
          Publication.insist("a dead letter", lease, () -> producer.send(letter.get()).get());
      if (fate == Publication.Fate.PUBLISHED) {
        metrics.deadLetter();
        return true;
      } else if (fate == Publication.Fate.LOCK_LOST) {
        return false;
      }
    }
    // Better without a letter than a lane that never goes on; the log is what is left of it.
    metrics.letterLost();
    LOG.error(
        "No dead letter of {}-{}@{} is small enough for {}: {}",
        record.topic(),
        record.partition(),
        record.offset(),
        Topics.DEAD_LETTERS,
        reason.toString());
    return true;
  }

  /**
   * Sends a record into quarantine, key, value and headers as they are.
   *
   * @return false when the lock was lost before the brokers had it
   * @throws RefusedRecordException when the quarantine never takes it, larger than it is for one
   */
  public boolean quarantine(ConsumerRecord<byte[], byte[]> record, Delivery delivery, Lease lease)
      throws RefusedRecordException, InterruptedException {
    ProducerRecord<byte[], byte[]> suspect = Quarantine.record(record, delivery);
    Publication.Fate fate =
        Publication.insist(
            "a request for the quarantine", lease, () -> producer.send(suspect).get());
    if (fate == Publication.Fate.REFUSED) {
      throw new RefusedRecordException(Topics.QUARANTINED_REQUESTS + " does not take the request");
    }
    if (fate == Publication.Fate.PUBLISHED) {
      metrics.quarantined();
    }
    return fate == Publication.Fate.PUBLISHED;
  }

  private Headers eventHeaders() {
    Headers headers = new RecordHeaders();
    new CloudEventHeaders(
            UUID.randomUUID().toString(),
            source,
            SpeechFinished.getClassSchema().getFullName(),
            clock.instant())
        .write(headers);
    return headers;
  }

  @Override
  public void close() {
    replies.close();
    producer.close(CLOSE);
    serializer.close();
  }
}
