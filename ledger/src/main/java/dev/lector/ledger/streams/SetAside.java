package dev.lector.ledger.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lector.headers.DeadLetterHeaders;
import dev.lector.headers.OriginalSizes;
import dev.lector.headers.TraceParent;
import dev.lector.ledger.events.RecordSizes;
import dev.lector.telemetry.LogContext;
import dev.lector.telemetry.TraceHeaders;
import dev.lector.topics.ShareGroups;
import dev.lector.topics.Topics;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets records aside that the ledger can never fold: a dead letter, a line in the log, a count.
 * Shared by the exception handlers of all threads, and kept when a thread is replaced.
 */
public final class SetAside {
  /** Property of Streams that hands one to the handlers. */
  static final String PROPERTY = "lector.ledger.set.aside";

  private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);

  /** Of these, workers make the dead letters. */
  private static final Set<String> OF_WORKERS =
      ShareGroups.queues().stream()
          .map(ShareGroups.Queue::topic)
          .collect(Collectors.toUnmodifiableSet());

  /** What a letter of the largest size has left for Kafka's own bytes and the reason, bytes. */
  private static final int OVERHEAD = 64 << 10;

  /** As much of a key as a letter that cannot hold all of it keeps, bytes. */
  private static final int KEPT_KEY = 256;

  /** How often a record may make an unexpected failure before it is the one at fault. */
  private static final int STRIKES = 3;

  private record Strike(long offset, int times) {}

  private final LongAdder count;
  private final Map<TopicPartition, Strike> strikes = new HashMap<>();

  /**
   * @param count counts the records set aside
   */
  public SetAside(LongAdder count) {
    this.count = count;
  }

  static SetAside of(Map<String, ?> properties) {
    if (properties.get(PROPERTY) instanceof SetAside given) {
      return given;
    }
    throw new IllegalStateException(PROPERTY + " is not set");
  }

  /**
   * Notes a failure that is nobody's known fault.
   *
   * @return whether the same record has failed so often that it must be the reason
   */
  synchronized boolean isAtFault(String topic, int partition, long offset) {
    TopicPartition place = new TopicPartition(topic, partition);
    Strike before = strikes.get(place);
    int times = before != null && before.offset() == offset ? before.times() + 1 : 1;
    strikes.put(place, new Strike(offset, times));
    return times >= STRIKES;
  }

  /** Sets a record aside. Returns the letters to send in its transaction. */
  List<ProducerRecord<byte[], byte[]>> letters(
      ErrorHandlerContext at, byte @Nullable [] key, byte @Nullable [] value, Throwable reason) {
    count.increment();
    try (LogContext _ = LogContext.open(null, null, TraceHeaders.read(at.headers()))) {
      LOG.warn(
          "{}-{}@{} is set aside: {}",
          at.topic(),
          at.partition(),
          at.offset(),
          reason.getMessage());
    }
    if (at.topic() == null || OF_WORKERS.contains(at.topic())) {
      return List.of();
    }
    OriginalSizes sizes = new OriginalSizes(length(key), length(value), size(at.headers()));
    boolean whole = RecordSizes.of(key, value, at.headers()) <= Topics.LARGEST_LETTER - OVERHEAD;
    Headers headers = whole ? new RecordHeaders(at.headers()) : new RecordHeaders();
    new DeadLetterHeaders(
            at.topic(),
            at.partition(),
            at.offset(),
            at.timestamp(),
            reason.getClass().getName(),
            String.valueOf(reason.getMessage()))
        .write(headers);
    if (whole) {
      OriginalSizes.remove(headers);
    } else {
      TraceParent.read(at.headers()).ifPresent(trace -> trace.write(headers));
      sizes.write(headers);
    }
    return List.of(
        whole
            ? letter(key, value, headers)
            : letter(
                key == null ? null : Arrays.copyOf(key, Math.min(key.length, KEPT_KEY)),
                null,
                headers));
  }

  private static ProducerRecord<byte[], byte[]> letter(
      byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    return new ProducerRecord<>(Topics.DEAD_LETTERS, null, key, value, headers);
  }

  private static int size(Iterable<Header> headers) {
    int size = 0;
    for (Header header : headers) {
      size += header.key().getBytes(UTF_8).length + Math.max(0, length(header.value()));
    }
    return size;
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? -1 : bytes.length;
  }
}
