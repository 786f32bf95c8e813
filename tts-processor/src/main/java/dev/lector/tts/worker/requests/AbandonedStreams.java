package dev.lector.tts.worker.requests;

import dev.lector.events.SpeechRequested;
import dev.lector.events.StreamAbandoned;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.serde.UndecodableRecordException;
import dev.lector.topics.Topics;
import dev.lector.tts.worker.common.Stop;
import dev.lector.tts.worker.common.WorkerConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows the streams whose clients have left, the latest of them, by following their topic. What it
 * has not heard of is made to its end. Safe for use by many threads.
 */
public final class AbandonedStreams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AbandonedStreams.class);

  /** Requests that may wait for so long are few: their clients wait with them. */
  private static final int MOST = 10_000;

  private final SpecificAvroDeserializer<StreamAbandoned> deserializer;
  private final Follower follower;

  /** The tenant of each, by request. */
  private final Map<String, String> abandoned =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST;
        }
      };

  public AbandonedStreams(WorkerConfig config, SchemaRegistryClient registry, Stop stop) {
    this.deserializer = new SpecificAvroDeserializer<>(registry, StreamAbandoned.class);
    this.deserializer.configure(config.registry(), false);
    this.follower =
        new Follower(config, Topics.ABANDONED_STREAMS, "abandoned-streams", stop, this::note);
  }

  /** Starts to follow the topic, which has to be there. */
  public void follow() {
    follower.start();
  }

  /** Whether nobody listens to a request's stream any more. */
  boolean cover(SpeechRequested request) {
    synchronized (abandoned) {
      return request.getTenant().equals(abandoned.get(request.getRequestId()));
    }
  }

  private void note(ConsumerRecord<byte[], byte[]> record) {
    try {
      StreamAbandoned event = deserializer.deserialize(record.topic(), record.value());
      if (event != null) {
        synchronized (abandoned) {
          abandoned.put(event.getRequestId(), event.getTenant());
        }
      }
    } catch (UndecodableRecordException e) {
      LOG.warn(
          "An abandoned stream at offset {} cannot be read: {}", record.offset(), e.getMessage());
    }
  }

  @Override
  public void close() {
    deserializer.close();
  }
}
