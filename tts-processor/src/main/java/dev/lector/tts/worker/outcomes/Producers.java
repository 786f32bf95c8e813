package dev.lector.tts.worker.outcomes;

import dev.lector.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes producers of events: every replica has it, none has it twice, nothing waits for company.
 */
public final class Producers {
  private Producers() {}

  /**
   * A producer of bytes.
   *
   * @param kafka properties of every Kafka client
   * @param patience how long one event may wait for the broker; at least 1 s
   */
  public static Producer<byte[], byte[]> create(
      Map<String, String> kafka, String clientId, Duration patience) {
    Map<String, Object> properties = new HashMap<>(kafka);
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    // A dead letter is the record and why it is one; so is a request in quarantine.
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.LARGEST_LETTER);
    int patienceMs = Math.toIntExact(patience.toMillis());
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patienceMs);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patienceMs);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patienceMs);
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
