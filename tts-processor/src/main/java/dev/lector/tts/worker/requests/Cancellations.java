package dev.lector.tts.worker.requests;

import dev.lector.events.BatchCancelled;
import dev.lector.events.SpeechRequested;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.serde.UndecodableRecordException;
import dev.lector.topics.Topics;
import dev.lector.tts.worker.common.Stop;
import dev.lector.tts.worker.common.WorkerConfig;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows the batches that were cancelled, by following their topic from its beginning in a thread of
 * its own. What it has not heard of yet is synthesised: a cancellation saves work, it promises
 * nothing about what has begun. Safe for use by many threads.
 */
public final class Cancellations implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Cancellations.class);

  private final SpecificAvroDeserializer<BatchCancelled> deserializer;
  private final Set<Cancelled> cancelled = ConcurrentHashMap.newKeySet();
  private final Follower follower;

  public Cancellations(WorkerConfig config, SchemaRegistryClient registry, Stop stop) {
    this.deserializer = new SpecificAvroDeserializer<>(registry, BatchCancelled.class);
    this.deserializer.configure(config.registry(), false);
    this.follower = new Follower(config, Topics.CANCELLATIONS, "cancellations", stop, this::note);
  }

  /** Whether a request is an item of a cancelled batch. */
  boolean cover(SpeechRequested request) {
    String batchId = request.getBatchId();
    return batchId != null && cancelled.contains(new Cancelled(batchId, request.getTenant()));
  }

  /** Starts to follow the topic, which has to be there. */
  public void follow() {
    follower.start();
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

  @Override
  public void close() {
    deserializer.close();
  }

  private record Cancelled(String batchId, String tenant) {}
}
