package dev.lector.tts.worker.lanes;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes the share consumers of lanes. */
public final class ShareConsumers {
  /** What other clients may be configured with and a share consumer refuses to start with. */
  private static final List<String> NOT_FOR_SHARE_CONSUMERS =
      List.of(
          ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG,
          ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
          ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
          ConsumerConfig.GROUP_PROTOCOL_CONFIG,
          ConsumerConfig.GROUP_REMOTE_ASSIGNOR_CONFIG,
          ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
          ConsumerConfig.ISOLATION_LEVEL_CONFIG,
          ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
          ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG);

  /**
   * How much of the log the brokers look at for one record, bytes; a larger record comes all the
   * same. Before they hand one out they go through all of it batch by batch, so that the default of
   * 50 MiB makes each request the dearer the more are waiting.
   */
  private static final int LOOK = 16_384;

  /**
   * How long a fetch waits at the broker for a record. That of a dead process takes released
   * records for so long.
   */
  private static final Duration FETCH = Duration.ofMillis(50);

  /** Half of what consumers wait for an answer by default. */
  private static final int ANSWER_MS = 15_000;

  private ShareConsumers() {}

  /**
   * A consumer that gives one record at a time, fetched only when asked for (the default mode
   * hoards whole batches, whose locks then run down in a queue), and has it acknowledged
   * explicitly. Bytes in, bytes out: what cannot be decoded must not break the consumer.
   *
   * @param kafka properties of every Kafka client
   */
  public static ShareConsumer<byte[], byte[]> subscribed(
      Map<String, String> kafka, String clientId, String group, String topic) {
    return subscribed(kafka, clientId, group, topic, FETCH);
  }

  public static ShareConsumer<byte[], byte[]> subscribed(
      Map<String, String> kafka, String clientId, String group, String topic, Duration fetch) {
    Map<String, Object> properties = new HashMap<>(kafka);
    properties.keySet().removeAll(NOT_FOR_SHARE_CONSUMERS);
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    properties.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
    properties.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Math.toIntExact(fetch.toMillis()));
    // A lane polls when it is its turn, which may be tomorrow; it stays in the group until then.
    properties.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, Integer.MAX_VALUE);
    // A lane whose broker does not answer keeps the turn from the others for so long.
    properties.putIfAbsent(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MS);
    properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, LOOK);
    KafkaShareConsumer<byte[], byte[]> consumer =
        new KafkaShareConsumer<>(
            properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(List.of(topic));
    return consumer;
  }
}
