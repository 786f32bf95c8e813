package dev.lector.standalone.webhooks;

import dev.lector.events.DeliveryState;
import dev.lector.events.WebhookDelivery;
import dev.lector.events.WebhookReplay;
import dev.lector.headers.CloudEventHeaders;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.registry.SchemaRegistryClients;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.telemetry.AuditLog;
import dev.lector.telemetry.AuditLog.Outcome;
import dev.lector.topics.Topics;
import dev.lector.webhooks.WebhooksConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The webhooks on a cluster, as {@code speech.webhooks} has their state. For one thread. */
public final class SentWebhooks implements AutoCloseable {
  private static final AuditLog AUDIT = new AuditLog(Clock.systemUTC());
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final int ANSWER_MS = 10_000;
  private static final String SOURCE = "/lector/operator";

  private final Map<String, String> kafka;
  private final Map<String, String> registry;
  private final SchemaRegistryClient client;

  private SentWebhooks(Map<String, String> kafka, Map<String, String> registry) {
    this.kafka = kafka;
    this.registry = registry;
    this.client = SchemaRegistryClients.create(registry);
  }

  /**
   * Looks where the environment says that Kafka and the registry are, else on the ports of {@code
   * lector up}.
   *
   * @throws WebhookException when the configuration makes no sense
   */
  public static SentWebhooks open(Map<String, String> environment) throws WebhookException {
    Map<String, String> keys = new HashMap<>();
    String kafka = environment.get("LECTOR_KAFKA_PORT");
    if (kafka != null && !environment.containsKey("LECTOR_KAFKA_BOOTSTRAP_SERVERS")) {
      keys.put("lector.kafka.bootstrap.servers", "localhost:" + kafka);
    }
    String registry = environment.get("LECTOR_REGISTRY_PORT");
    if (registry != null && !environment.containsKey("LECTOR_REGISTRY_URL")) {
      keys.put("lector.registry.url", "http://localhost:" + registry + "/apis/ccompat/v7");
    }
    try {
      WebhooksConfig config = WebhooksConfig.load(keys);
      return open(config.kafka(), config.registry());
    } catch (IllegalArgumentException e) {
      throw new WebhookException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Looks on a cluster.
   *
   * @param kafka properties of any Kafka client
   * @param registry properties of the registry's client
   */
  public static SentWebhooks open(Map<String, String> kafka, Map<String, String> registry) {
    return new SentWebhooks(kafka, registry);
  }

  /**
   * The webhooks there are, those whose state changed last at the end.
   *
   * @param wanted which; what else there is takes no memory
   * @throws WebhookException when Kafka does not answer
   */
  public List<WebhookDelivery> find(Predicate<WebhookDelivery> wanted) throws WebhookException {
    Map<String, WebhookDelivery> found = new LinkedHashMap<>();
    try (KafkaConsumer<String, WebhookDelivery> consumer = consumer()) {
      List<PartitionInfo> known = consumer.partitionsFor(Topics.WEBHOOKS);
      List<TopicPartition> partitions =
          known == null
              ? List.of()
              : known.stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<String, WebhookDelivery> record : consumer.poll(LOOK)) {
          found.remove(record.key());
          if (record.value() != null && wanted.test(record.value())) {
            found.put(record.key(), record.value());
          }
        }
      }
    } catch (KafkaException e) {
      throw unreachable(e);
    }
    return found.values().stream()
        .sorted((one, other) -> one.getUpdatedAt().compareTo(other.getUpdatedAt()))
        .toList();
  }

  /** Those that were given up. */
  public List<WebhookDelivery> dead() throws WebhookException {
    return find(delivery -> delivery.getState() == DeliveryState.DEAD);
  }

  /**
   * Has webhooks sent again, from the first attempt on.
   *
   * @throws WebhookException when Kafka does not take it
   */
  public void replay(List<String> webhookIds) throws WebhookException, InterruptedException {
    Map<String, Object> properties = new HashMap<>(kafka);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER_MS);
    SpecificAvroSerializer<WebhookReplay> values = new SpecificAvroSerializer<>(client);
    values.configure(registry, false);
    try (KafkaProducer<String, WebhookReplay> producer =
        new KafkaProducer<>(properties, new StringSerializer(), values)) {
      for (String id : webhookIds) {
        Instant now = Instant.now();
        RecordHeaders headers = new RecordHeaders();
        new CloudEventHeaders(
                UUID.randomUUID().toString(),
                SOURCE,
                WebhookReplay.getClassSchema().getFullName(),
                now)
            .write(headers);
        producer
            .send(
                new ProducerRecord<>(
                    Topics.WEBHOOK_REPLAYS, null, null, id, new WebhookReplay(id, now), headers))
            .get();
        AUDIT.command("webhooks replay", Outcome.DONE, id);
      }
    } catch (KafkaException e) {
      throw unreachable(e);
    } catch (ExecutionException e) {
      throw new WebhookException("Kafka did not take it: " + e.getCause(), e);
    }
  }

  private KafkaConsumer<String, WebhookDelivery> consumer() {
    Map<String, Object> properties = new HashMap<>(kafka);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MS);
    // Looking must not make the topic.
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    SpecificAvroDeserializer<WebhookDelivery> values =
        new SpecificAvroDeserializer<>(client, WebhookDelivery.class);
    values.configure(registry, false);
    return new KafkaConsumer<>(properties, new StringDeserializer(), values);
  }

  private WebhookException unreachable(KafkaException e) {
    return new WebhookException(
        "Kafka or the registry does not answer; LECTOR_KAFKA_BOOTSTRAP_SERVERS and LECTOR_REGISTRY_URL say where they are (%s)"
            .formatted(e.getMessage()),
        e);
  }

  @Override
  public void close() {
    client.close();
  }
}
