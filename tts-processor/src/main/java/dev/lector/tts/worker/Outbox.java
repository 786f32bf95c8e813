package dev.lector.tts.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lector.events.SpeechFinished;
import dev.lector.headers.CloudEventHeaders;
import dev.lector.headers.TraceParent;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes how requests ended, and waits until the brokers have it. Insists for as long as the
 * lane holds the request: a request is never acknowledged without its outcome published. Safe for
 * use by many threads.
 */
final class Outbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  /** How long one try waits for the brokers. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final String source;
  private final Clock clock;
  private final SpecificAvroSerializer<SpeechFinished> serializer;
  private final Producer<byte[], byte[]> producer;
  private final Replies replies;
  private final WorkerMetrics metrics;

  Outbox(WorkerConfig config, SchemaRegistryClient registry, WorkerMetrics metrics, Clock clock) {
    this.source = "/lector/tts-processor/" + config.name();
    this.clock = clock;
    this.metrics = metrics;
    this.serializer = new SpecificAvroSerializer<>(registry);
    this.serializer.configure(config.registry(), false);
    this.producer = Producers.create(config.kafka(), config.name() + "-outcomes", PATIENCE);
    this.replies = new Replies(config, producer, metrics, clock);
  }

  /**
   * Registers the schema of outcomes and finds the topics, so that no request has to wait for it.
   *
   * @throws KafkaException when a broker or the registry is away
   */
  void warmUp() {
    SpeechFinished sample = SpeechFinished.newBuilder().setRequestId("").build();
    serializer.serialize(Topics.COMPLETIONS, sample);
    serializer.serialize(Topics.REPLIES, sample);
    producer.partitionsFor(Topics.COMPLETIONS);
    replies.warmUp();
  }

  /**
   * Publishes an outcome, and a copy to whoever waits for a reply.
   *
   * @param request the record that asked, for its reply and trace headers
   * @return false when the lock was lost before the brokers had it
   */
  boolean publish(SpeechFinished finished, ConsumerRecord<byte[], byte[]> request, Lease lease)
      throws InterruptedException {
    byte[] key = finished.getRequestId().getBytes(UTF_8);
    Headers headers = eventHeaders(request);
    Backoff backoff = Backoff.forServices();
    while (lease.held()) {
      try {
        byte[] value = Objects.requireNonNull(serializer.serialize(Topics.COMPLETIONS, finished));
        Replies.Outgoing reply = replies.to(request, key, value, headers);
        // For the reply somebody waits, and the brokers take a connection's requests one by one.
        // Where sending it may block, the outcome goes first.
        Replies.Pending early = reply.forGateway() ? reply.send() : Replies.Pending.NONE;
        var completion =
            producer.send(new ProducerRecord<>(Topics.COMPLETIONS, null, key, value, headers));
        Replies.Pending late = reply.forGateway() ? Replies.Pending.NONE : reply.send();
        completion.get();
        early.await();
        late.await();
        return true;
      } catch (ExecutionException | KafkaException e) {
        insist("the outcome of " + finished.getRequestId(), e, backoff);
      }
    }
    return false;
  }

  /**
   * Sets a record aside, key, value and headers as they are.
   *
   * @return false when the lock was lost before the brokers had it
   */
  boolean setAside(ConsumerRecord<byte[], byte[]> record, Throwable reason, Lease lease)
      throws InterruptedException {
    Backoff backoff = Backoff.forServices();
    ProducerRecord<byte[], byte[]> letter = DeadLetters.letter(record, reason);
    while (lease.held()) {
      try {
        producer.send(letter).get();
        metrics.deadLetter();
        return true;
      } catch (ExecutionException | KafkaException e) {
        if (isTooLarge(e) && letter.value() != null) {
          // A topic made by others takes less. Better a letter without its value than none for
          // ever.
          LOG.warn("A dead letter is larger than its topic takes; its value is left out");
          letter = new ProducerRecord<>(letter.topic(), null, letter.key(), null, letter.headers());
        } else {
          insist("a dead letter", e, backoff);
        }
      }
    }
    return false;
  }

  /**
   * Sends a record into quarantine, key, value and headers as they are.
   *
   * @return false when the lock was lost before the brokers had it
   * @throws RecordTooLargeException when it is larger than the quarantine takes
   */
  boolean quarantine(ConsumerRecord<byte[], byte[]> record, Delivery delivery, Lease lease)
      throws InterruptedException {
    Backoff backoff = Backoff.forServices();
    while (lease.held()) {
      try {
        producer.send(Quarantine.record(record, delivery)).get();
        metrics.quarantined();
        return true;
      } catch (ExecutionException | KafkaException e) {
        if (isTooLarge(e)) {
          throw new RecordTooLargeException("The quarantine does not take it", e);
        }
        insist("a request for the quarantine", e, backoff);
      }
    }
    return false;
  }

  private static boolean isTooLarge(Exception e) {
    return e instanceof RecordTooLargeException || e.getCause() instanceof RecordTooLargeException;
  }

  private static void insist(String what, Exception e, Backoff backoff)
      throws InterruptedException {
    Duration pause = backoff.next();
    Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
    LOG.warn("Cannot publish {}; next try in {} ms: {}", what, pause.toMillis(), cause.toString());
    Thread.sleep(pause);
  }

  private Headers eventHeaders(ConsumerRecord<byte[], byte[]> request) {
    Headers headers = new RecordHeaders();
    new CloudEventHeaders(
            UUID.randomUUID().toString(),
            source,
            SpeechFinished.getClassSchema().getFullName(),
            clock.instant())
        .write(headers);
    TraceParent.read(request.headers())
        .map(TraceParent::child)
        .orElseGet(TraceParent::create)
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
