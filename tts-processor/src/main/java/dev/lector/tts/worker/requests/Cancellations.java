package dev.lector.tts.worker.requests;

import dev.lector.events.BatchCancelled;
import dev.lector.events.SpeechRequested;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.serde.UndecodableRecordException;
import dev.lector.topics.Topics;
import dev.lector.tts.worker.common.Backoff;
import dev.lector.tts.worker.common.Stop;
import dev.lector.tts.worker.common.WorkerConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows the batches that were cancelled, by following their topic from its beginning in a thread of
 * its own. What it has not heard of yet is synthesised: a cancellation saves work, it promises
 * nothing about what has begun. Safe for use by many threads.
 */
public final class Cancellations implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Cancellations.class);
  private static final Duration LOOK = Duration.ofMillis(500);

  private final WorkerConfig config;
  private final SpecificAvroDeserializer<BatchCancelled> deserializer;
  private final Set<Cancelled> cancelled = ConcurrentHashMap.newKeySet();
  private final Stop stop;

  public Cancellations(WorkerConfig config, SchemaRegistryClient registry, Stop stop) {
    this.config = config;
    this.stop = stop;
    this.deserializer = new SpecificAvroDeserializer<>(registry, BatchCancelled.class);
    this.deserializer.configure(config.registry(), false);
  }

  /** Whether a request is an item of a cancelled batch. */
  boolean cover(SpeechRequested request) {
    String batchId = request.getBatchId();
    return batchId != null && cancelled.contains(new Cancelled(batchId, request.getTenant()));
  }

  /** Starts to follow the topic, which has to be there. */
  public void follow() {
    Thread.ofPlatform().daemon().name(config.name() + "-cancellations").start(this::run);
  }

  @SuppressWarnings("CatchingUnchecked") // whatever happens, the worker works without it
  private void run() {
    Backoff backoff = Backoff.forServices();
    while (!stop.given()) {
      try (Consumer<byte[], byte[]> following = consumer()) {
        List<TopicPartition> partitions =
            following.partitionsFor(Topics.CANCELLATIONS).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        following.assign(partitions);
        following.seekToBeginning(partitions);
        while (!stop.given()) {
          following.poll(LOOK).forEach(this::note);
        }
      } catch (RuntimeException e) {
        Duration pause = backoff.next();
        LOG.warn("Cancellations are not heard for {} ms: {}", pause.toMillis(), e.toString());
        try {
          stop.pause(pause);
        } catch (InterruptedException _) {
          return;
        }
      }
    }
  }

  private void note(ConsumerRecord<byte[], byte[]> record) {
    try {
      BatchCancelled event = deserializer.deserialize(record.topic(), record.value());
      if (event != null) {
        cancelled.add(new Cancelled(event.getBatchId(), event.getTenant()));
      }
    } catch (UndecodableRecordException e) {
      LOG.warn("A cancellation at offset {} cannot be read: {}", record.offset(), e.getMessage());
    }
  }

  private Consumer<byte[], byte[]> consumer() {
    Map<String, Object> properties = new HashMap<>(config.kafka());
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, config.name() + "-cancellations");
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    deserializer.close();
  }

  private record Cancelled(String batchId, String tenant) {}
}
