package dev.lector.bridge.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How to reach Kafka and the schema registry.
 *
 * @param client properties of every Kafka client, {@code bootstrap.servers} at least; they win over
 *     this bridge's own choices where those are not a matter of correctness
 * @param registry properties of the registry client, {@code schema.registry.url} at least
 * @param replicationFactor of topics created here; -1 leaves it to the broker
 */
public record KafkaSettings(
    Map<String, String> client, Map<String, String> registry, short replicationFactor) {
  static final String GROUP = "gateway-bridges";

  private static final String SECONDS_2 = "2000";
  private static final String SECONDS_5 = "5000";
  private static final String SECONDS_10 = "10000";

  public KafkaSettings {
    client = Map.copyOf(client);
    registry = Map.copyOf(registry);
  }

  /** Without the properties, since there may be passwords among them. */
  @Override
  public String toString() {
    return "KafkaSettings[" + servers() + "]";
  }

  /** Where Kafka is, for messages. */
  String servers() {
    return client.getOrDefault(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "(not configured)");
  }

  /** Where the registry is, for messages. */
  String registryUrl() {
    return registry.getOrDefault("schema.registry.url", "(not configured)");
  }

  /** Properties of the admin client. */
  Map<String, Object> admin() {
    Map<String, Object> properties = new HashMap<>();
    properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, "gateway-bridge-admin");
    properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, SECONDS_5);
    properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, SECONDS_10);
    properties.putAll(client);
    return properties;
  }

  /**
   * Properties of the producer: nothing lost, nothing twice, and a quick no when the broker is
   * away.
   */
  Map<String, Object> producer() {
    Map<String, Object> properties = new HashMap<>();
    properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, "gateway-bridge-requests");
    properties.put(ProducerConfig.LINGER_MS_CONFIG, "0");
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, SECONDS_2);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, SECONDS_5);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, SECONDS_10);
    properties.putAll(client);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    return properties;
  }

  /** The same for another producer of this bridge's. */
  Map<String, Object> producer(String name) {
    Map<String, Object> properties = producer();
    properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, "gateway-bridge-" + name);
    return properties;
  }

  /** Properties of a producer that publishes all or nothing. */
  Map<String, Object> transactional(String transactionalId) {
    Map<String, Object> properties = producer();
    properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, "gateway-bridge-batches");
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    // Many times what 100,000 items take (3 s on two busy cores). For so long the topic's readers
    // wait for a bridge that was killed.
    properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "60000");
    properties.put(ProducerConfig.LINGER_MS_CONFIG, "5");
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, "131072");
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "20000");
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "30000");
    return properties;
  }

  /** Properties of a consumer that reads partitions it chooses itself, and commits nothing. */
  Map<String, Object> reader(String name) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, "gateway-bridge-" + name);
    properties.putAll(client);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return properties;
  }

  /**
   * Properties of the reader of all completions, of which nobody waits for a single one: what comes
   * within a tenth of a second comes together, which spares the brokers and this bridge a request
   * for each.
   */
  Map<String, Object> follower(String name) {
    Map<String, Object> properties = reader(name);
    properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "65536");
    properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "100");
    return properties;
  }

  /** Properties of a reader of what is written in transactions. */
  Map<String, Object> committed(String name) {
    Map<String, Object> properties = follower(name);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return properties;
  }

  /** Properties of the consumer that claims a reply partition: a member of the bridges' group. */
  Map<String, Object> claimer() {
    Map<String, Object> properties = reader("claims");
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    // The newer protocol hands partitions out with a heartbeat of its broker's, 5 s apart by
    // default;
    // here a bridge learns of its own within the half second.
    properties.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
    properties.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "500");
    properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SECONDS_10);
    return properties;
  }
}
