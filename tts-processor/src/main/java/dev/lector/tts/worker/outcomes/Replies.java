package dev.lector.tts.worker.outcomes;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.lector.headers.ReplyHeaders;
import dev.lector.serde.RecordFaults;
import dev.lector.telemetry.Sending;
import dev.lector.telemetry.Tracing;
import dev.lector.topics.Topics;
import dev.lector.tts.worker.common.ReplyTopics;
import dev.lector.tts.worker.common.TopicPlaces;
import dev.lector.tts.worker.common.WorkerConfig;
import dev.lector.tts.worker.common.WorkerMetrics;
import io.opentelemetry.context.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Sends copies of outcomes to the reply topics that requests name. A reply is a convenience, the
 * completions topic the truth: a reply topic that does not exist costs a lane a question, one that
 * does not answer a bounded wait, and for a while nothing at all. Those to Lector's bridges go
 * through the producer of the outcomes, which spares a connection; those to topics of others, or to
 * partitions that nobody knows, have a producer of their own, so that outcomes never queue behind
 * them.
 */
final class Replies implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

  /** How long a destination that failed is left alone. */
  private static final Duration SHUN = Duration.ofSeconds(10);

  /** How often failures are warned of, whatever the destination. */
  private static final Duration QUIET = Duration.ofSeconds(1);

  private static final int MOST_SHUNNED = 1_000;
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final Producer<byte[], byte[]> outcomes;
  private final Producer<byte[], byte[]> others;
  private final @Nullable TopicPlaces places;
  private final Duration wait;
  private final ReplyTopics topics;

  /** How many partitions the bridges' topic had when the worker started. */
  private volatile int bridgePartitions;

  private final WorkerMetrics metrics;
  private final Tracing tracing;
  private final Clock clock;

  private Instant quietUntil = Instant.MIN;

  /** Until when a destination is left alone; the oldest entry makes room. */
  private final Map<Destination, Instant> shunned =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Destination, Instant> eldest) {
          return size() > MOST_SHUNNED;
        }
      };

  /**
   * @param outcomes stays the caller's
   * @param others is closed with this
   * @param places is closed with this; null when nobody is to be asked
   */
  Replies(
      WorkerConfig config,
      Producer<byte[], byte[]> outcomes,
      Producer<byte[], byte[]> others,
      @Nullable TopicPlaces places,
      WorkerMetrics metrics,
      Tracing tracing,
      Clock clock) {
    this.outcomes = outcomes;
    this.others = others;
    this.places = places;
    this.wait = config.replyWait();
    this.topics = new ReplyTopics(config.replyPrefixes());
    this.metrics = metrics;
    this.tracing = tracing;
    this.clock = clock;
  }

  void warmUp() {
    bridgePartitions = outcomes.partitionsFor(Topics.REPLIES).size();
  }

  /** Why a request is refused for where it wants its reply; empty when it is not. */
  Optional<String> refusal(ConsumerRecord<byte[], byte[]> request) {
    return topics.refusal(request.headers());
  }

  /**
   * The reply a request asks for, if it asks for one, yet to be sent.
   *
   * @param value the outcome as on the completions topic; its schema id holds on every topic
   */
  Outgoing to(ConsumerRecord<byte[], byte[]> request, byte[] key, byte[] value, Headers headers) {
    Optional<ReplyHeaders> wanted = ReplyHeaders.read(request.headers());
    if (wanted.isEmpty()) {
      return Outgoing.NONE;
    }
    ReplyHeaders reply = wanted.get();
    Destination destination = new Destination(reply.replyTopic(), reply.replyPartition());
    if (!mayReply(destination)) {
      metrics.replyLost();
      return Outgoing.NONE;
    }
    Headers replyHeaders = new RecordHeaders(headers);
    reply.writeReply(replyHeaders);
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(
            destination.topic(), destination.partition(), key, value, replyHeaders);
    if (isForBridge(destination)) {
      return new Outgoing(true, () -> send(message, destination, outcomes));
    }
    return new Outgoing(false, () -> sendToOthers(message, destination));
  }

  private Pending sendToOthers(ProducerRecord<byte[], byte[]> message, Destination destination)
      throws InterruptedException {
    if (places != null && places.isMissing(destination.topic(), destination.partition())) {
      lost(destination, new UnknownTopicOrPartitionException("The brokers have no such place"));
      return Pending.NONE;
    }
    return send(message, destination, others);
  }

  private Pending send(
      ProducerRecord<byte[], byte[]> message,
      Destination destination,
      Producer<byte[], byte[]> producer) {
    long deadline = System.nanoTime() + wait.toNanos();
    Sending sending = Sending.of(message, tracing, Context.current());
    try {
      Future<RecordMetadata> sent = producer.send(message, (_, failure) -> sending.done(failure));
      return () -> await(sent, destination, deadline);
    } catch (KafkaException e) {
      sending.done(e);
      return () -> lost(destination, e);
    }
  }

  private boolean isForBridge(Destination destination) {
    Integer partition = destination.partition();
    return destination.topic().equals(Topics.REPLIES)
        && (partition == null || partition < bridgePartitions);
  }

  private boolean mayReply(Destination destination) {
    if (!topics.allow(destination.topic())) {
      return false;
    }
    synchronized (shunned) {
      Instant until = shunned.get(destination);
      return until == null || clock.instant().isAfter(until);
    }
  }

  private void await(Future<RecordMetadata> sent, Destination destination, long deadline)
      throws InterruptedException {
    try {
      sent.get(Math.max(0, deadline - System.nanoTime()) / 1_000_000 + 1, MILLISECONDS);
    } catch (ExecutionException e) {
      lost(destination, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      lost(destination, e);
    }
  }

  private void lost(Destination destination, Throwable reason) {
    metrics.replyLost();
    if (RecordFaults.isCauseOf(reason)) {
      // The next reply may fit: one request must not cost the others theirs.
      LOG.warn(
          "No reply to {} partition {}: {}",
          destination.topic(),
          destination.partition(),
          reason.toString());
      return;
    }
    Instant now = clock.instant();
    boolean told;
    synchronized (shunned) {
      shunned.put(destination, now.plus(SHUN));
      told = now.isBefore(quietUntil);
      quietUntil = told ? quietUntil : now.plus(QUIET);
    }
    // Whoever names another topic in each request does not fill the log.
    LOG.atLevel(told ? Level.DEBUG : Level.WARN)
        .log(
            "No reply to {} partition {}, and none for the next {} s: {}",
            destination.topic(),
            destination.partition(),
            SHUN.toSeconds(),
            reason.toString());
  }

  @Override
  public void close() {
    others.close(CLOSE);
    if (places != null) {
      places.close();
    }
  }

  /**
   * A reply that is to be sent.
   *
   * @param forBridge whether it goes to a partition that was there at the start, through the
   *     producer of the outcomes: sending it blocks no longer than sending those, as long as nobody
   *     deletes the topic
   */
  record Outgoing(boolean forBridge, Sender sending) {
    static final Outgoing NONE = new Outgoing(false, () -> Pending.NONE);

    /** Sends it; what comes back is to be waited for before the request is acknowledged. */
    Pending send() throws InterruptedException {
      return sending.send();
    }
  }

  /** Sends a reply. */
  @FunctionalInterface
  interface Sender {
    Pending send() throws InterruptedException;
  }

  /** A reply on its way. */
  @FunctionalInterface
  interface Pending {
    Pending NONE = () -> {};

    /**
     * Waits until the brokers have it, or for as long as a reply is worth. To be called when the
     * outcome itself is published: while the brokers are away, a reply that fails says nothing of
     * its destination.
     */
    void await() throws InterruptedException;
  }

  private record Destination(String topic, @Nullable Integer partition) {}
}
