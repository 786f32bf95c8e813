package dev.lector.bridge.kafka;

import dev.lector.events.Batch;
import dev.lector.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the totals of batches, as the ledger publishes them, twice a second at most for each:
 * what event streams and the view of the farm tell. Begins an hour before its start, so that
 * batches that stand still are known, too.
 */
final class BatchTail implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BatchTail.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration REFRESH = Duration.ofMinutes(1);
  private static final Duration BACK = Duration.ofHours(1);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final EventDecoder<Batch> decoder;
  private final Consumer<Batch> totals;
  private final InstantSource clock;
  private final Worker worker;
  private Instant refreshAt = Instant.MIN;

  /**
   * @param totals is told each; some come again after a start
   */
  BatchTail(
      KafkaSettings settings,
      EventDecoder<Batch> decoder,
      Consumer<Batch> totals,
      InstantSource clock) {
    this.decoder = decoder;
    this.totals = totals;
    this.clock = clock;
    this.consumer =
        new KafkaConsumer<>(
            settings.committed("batches"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.worker = Worker.start("batches", this::turn, consumer::wakeup, consumer::close);
  }

  private void turn(Worker self) throws InterruptedException {
    try {
      if (clock.instant().isAfter(refreshAt)) {
        follow();
        refreshAt = clock.instant().plus(REFRESH);
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        decoder.decode(record, self).ifPresent(totals);
      }
    } catch (WakeupException e) {
      LOG.trace("Woken to stop");
    } catch (AuthorizationException e) {
      LOG.warn(
          "Not allowed to read {} (docs/acls.md): event streams of batches tell news late. {}",
          Topics.BATCHES,
          e.getMessage());
      self.pause(REFRESH);
    }
  }

  /** Takes every partition there is; those that are new from an hour ago on. */
  private void follow() {
    List<TopicPartition> all =
        consumer.partitionsFor(Topics.BATCHES).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    List<TopicPartition> added =
        all.stream().filter(p -> !consumer.assignment().contains(p)).toList();
    if (!added.isEmpty()) {
      long from = clock.instant().minus(BACK).toEpochMilli();
      Map<TopicPartition, OffsetAndTimestamp> starts =
          consumer.offsetsForTimes(
              added.stream().collect(Collectors.toMap(partition -> partition, _ -> from)));
      consumer.assign(all);
      for (TopicPartition partition : added) {
        OffsetAndTimestamp start = starts.get(partition);
        if (start == null) {
          consumer.seekToEnd(List.of(partition));
        } else {
          consumer.seek(partition, start.offset());
        }
      }
    }
  }

  @Override
  public void close() {
    worker.close();
  }
}
