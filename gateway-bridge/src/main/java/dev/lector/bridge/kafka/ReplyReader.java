package dev.lector.bridge.kafka;

import dev.lector.events.SpeechFinished;
import dev.lector.telemetry.TraceHeaders;
import dev.lector.telemetry.Tracing;
import dev.lector.topics.Topics;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the replies of the partition this bridge has claimed, and those of a partition it had
 * before for as long as a response may still wait for one there.
 */
final class ReplyReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReplyReader.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration MARGIN = Duration.ofSeconds(10);
  private static final int NONE = -1;

  private final Consumer<byte[], byte[]> consumer;
  private final EventDecoder<SpeechFinished> decoder;
  private final OutcomeListener listener;
  private final Duration kept;
  private final InstantSource clock;
  private final Tracing tracing;
  private final Worker worker;

  /** Partitions of former claims, and when nobody waits for a reply there any more. */
  private final Map<TopicPartition, Instant> retired = new HashMap<>();

  private volatile int wanted = NONE;
  private volatile int ready = NONE;

  /**
   * @param patience how long a response waits at most
   */
  ReplyReader(
      KafkaSettings settings,
      EventDecoder<SpeechFinished> decoder,
      OutcomeListener listener,
      Duration patience,
      InstantSource clock,
      Tracing tracing) {
    this.decoder = decoder;
    this.listener = listener;
    this.kept = patience.plus(MARGIN);
    this.clock = clock;
    this.tracing = tracing;
    this.consumer =
        new KafkaConsumer<>(
            settings.reader("replies"), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.worker = Worker.start("replies", this::turn, consumer::wakeup, consumer::close);
  }

  /** Reads this partition from now on. */
  void use(int partition) {
    wanted = partition;
    consumer.wakeup();
  }

  /** The partition replies may be sent to: one that is read, from a known position on. */
  OptionalInt ready() {
    int partition = ready;
    return partition == NONE ? OptionalInt.empty() : OptionalInt.of(partition);
  }

  private void turn(Worker self) throws InterruptedException {
    try {
      int target = wanted;
      if (target == NONE) {
        self.pause(Duration.ofMillis(20));
        return;
      }
      if (target != ready) {
        adopt(target);
      }
      letGo();
      for (ConsumerRecord<byte[], byte[]> reply : consumer.poll(POLL)) {
        take(reply, self);
      }
    } catch (WakeupException e) {
      LOG.trace("Woken to look for changes");
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> reply, Worker self) throws InterruptedException {
    Context trace = TraceHeaders.read(reply.headers());
    Span span = tracing.start("process " + Topics.REPLIES, SpanKind.CONSUMER, trace);
    try {
      Optional<SpeechFinished> event = decoder.decode(reply, self);
      event.ifPresent(e -> listener.ended(e, OutcomeListener.Source.REPLIES, reply.offset()));
    } finally {
      span.end();
    }
  }

  private void adopt(int target) {
    TopicPartition next = new TopicPartition(Topics.REPLIES, target);
    if (ready != NONE) {
      retired.put(new TopicPartition(Topics.REPLIES, ready), clock.instant().plus(kept));
    }
    boolean readAlready = retired.remove(next) != null && consumer.assignment().contains(next);
    assign(next);
    if (!readAlready) {
      consumer.seekToEnd(List.of(next));
      // Asks the broker now: a reply that comes before the position is known would be missed.
      consumer.position(next);
    }
    ready = target;
  }

  private void letGo() {
    Instant now = clock.instant();
    if (retired.values().removeIf(now::isAfter)) {
      assign(new TopicPartition(Topics.REPLIES, ready));
    }
  }

  private void assign(TopicPartition current) {
    List<TopicPartition> partitions = new ArrayList<>(retired.keySet());
    partitions.add(current);
    consumer.assign(partitions);
  }

  @Override
  public void close() {
    worker.close();
  }
}
