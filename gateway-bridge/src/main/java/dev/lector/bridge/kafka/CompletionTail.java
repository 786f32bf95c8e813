package dev.lector.bridge.kafka;

import dev.lector.events.SpeechFinished;
import dev.lector.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows all completions, from a little before the start on: what {@code /jobs} answers from, and
 * the second way home for a reply that got lost.
 */
final class CompletionTail implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CompletionTail.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration BACK = Duration.ofMinutes(15);
  private static final Duration REFRESH = Duration.ofMinutes(1);

  private final Consumer<byte[], byte[]> consumer;
  private final EventDecoder<SpeechFinished> decoder;
  private final OutcomeListener listener;
  private final InstantSource clock;
  private final long deepest;
  private final Worker worker;

  /**
   * Where each partition ended when it was followed first: offsets say so by no machine's clock.
   */
  private final Map<TopicPartition, Long> ends = new HashMap<>();

  private Instant refreshAt = Instant.MIN;

  /**
   * @param deepest how many completions before the start are read, at most
   */
  CompletionTail(
      KafkaSettings settings,
      EventDecoder<SpeechFinished> decoder,
      OutcomeListener listener,
      long deepest,
      InstantSource clock) {
    this.decoder = decoder;
    this.listener = listener;
    this.deepest = deepest;
    this.clock = clock;
    this.consumer =
        new KafkaConsumer<>(
            settings.follower("completions"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.worker = Worker.start("completions", this::turn, consumer::wakeup, consumer::close);
  }

  private void turn(Worker self) throws InterruptedException {
    try {
      if (clock.instant().isAfter(refreshAt)) {
        follow();
        refreshAt = clock.instant().plus(REFRESH);
      }
      for (ConsumerRecord<byte[], byte[]> completion : consumer.poll(POLL)) {
        decoder
            .decode(completion, self)
            .ifPresent(event -> listener.ended(event, source(completion), completion.offset()));
      }
    } catch (WakeupException e) {
      LOG.trace("Woken to stop");
    }
  }

  private OutcomeListener.Source source(ConsumerRecord<?, ?> completion) {
    TopicPartition partition = new TopicPartition(completion.topic(), completion.partition());
    return completion.offset() < ends.getOrDefault(partition, 0L)
        ? OutcomeListener.Source.HISTORY
        : OutcomeListener.Source.COMPLETIONS;
  }

  /** Takes every partition there is, and starts in those that are new. */
  private void follow() {
    List<TopicPartition> all =
        consumer.partitionsFor(Topics.COMPLETIONS).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    List<TopicPartition> added =
        all.stream().filter(p -> !consumer.assignment().contains(p)).toList();
    if (added.isEmpty()) {
      return;
    }
    // Asked before they are assigned: when asking fails, they still count as new the next time.
    Map<TopicPartition, Long> starts = starts(added);
    consumer.assign(all);
    starts.forEach(consumer::seek);
  }

  private Map<TopicPartition, Long> starts(List<TopicPartition> partitions) {
    long since = clock.instant().minus(BACK).toEpochMilli();
    Map<TopicPartition, Long> wishes = new HashMap<>();
    partitions.forEach(p -> wishes.put(p, since));
    Map<TopicPartition, OffsetAndTimestamp> byTime = consumer.offsetsForTimes(wishes);
    Map<TopicPartition, Long> starts = new HashMap<>();
    consumer
        .endOffsets(partitions)
        .forEach(
            (partition, end) -> {
              ends.put(partition, end);
              OffsetAndTimestamp found = byTime.get(partition);
              long earliest = end - deepest / partitions.size();
              starts.put(
                  partition, found == null ? end : Math.max(0, Math.max(found.offset(), earliest)));
            });
    return starts;
  }

  @Override
  public void close() {
    worker.close();
  }
}
