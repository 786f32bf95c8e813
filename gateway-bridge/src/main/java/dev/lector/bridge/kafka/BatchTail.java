package dev.lector.bridge.kafka;

import dev.lector.bridge.events.Feed;
import dev.lector.events.Batch;
import dev.lector.topics.BatchKey;
import dev.lector.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the totals of batches from the start on, as the ledger publishes them, twice a second at
 * most for each: what event streams tell. Those that nobody follows are not even decoded.
 */
final class BatchTail implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BatchTail.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration REFRESH = Duration.ofMinutes(1);

  private final Consumer<byte[], byte[]> consumer;
  private final EventDecoder<Batch> decoder;
  private final Feed<Batch> totals;
  private final InstantSource clock;
  private final Worker worker;
  private Instant refreshAt = Instant.MIN;

  /**
   * @param totals are told the totals of batches that somebody follows; key batchId
   */
  BatchTail(
      KafkaSettings settings,
      EventDecoder<Batch> decoder,
      Feed<Batch> totals,
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
        String batchId =
            record.key() == null
                ? ""
                : BatchKey.batchId(new String(record.key(), StandardCharsets.UTF_8));
        if (totals.isFollowed(batchId)) {
          decoder
              .decode(record, self)
              .ifPresent(batch -> totals.publish(batch.getBatchId(), batch));
        }
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

  /** Takes every partition there is; those that are new from their end on. */
  private void follow() {
    List<TopicPartition> all =
        consumer.partitionsFor(Topics.BATCHES).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    List<TopicPartition> added =
        all.stream().filter(p -> !consumer.assignment().contains(p)).toList();
    if (!added.isEmpty()) {
      consumer.assign(all);
      consumer.seekToEnd(added);
    }
  }

  @Override
  public void close() {
    worker.close();
  }
}
