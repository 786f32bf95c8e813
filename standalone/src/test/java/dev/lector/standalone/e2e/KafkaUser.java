package dev.lector.standalone.e2e;

import static org.awaitility.Awaitility.await;

import dev.lector.events.SpeechRequested;
import dev.lector.headers.Requeued;
import dev.lector.serde.SpecificAvroSerializer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A program with ordinary Kafka clients, logged in as one user. */
final class KafkaUser {
  private static final Duration SOON = Duration.ofMinutes(1);

  private final Map<String, String> config;
  private final String registry;

  /**
   * @param config of every client
   * @param registry its address
   */
  KafkaUser(Map<String, String> config, String registry) {
    this.config = Map.copyOf(config);
    this.registry = registry;
  }

  void send(String topic, SpeechRequested request) throws Exception {
    send(topic, request, new RecordHeaders());
  }

  void send(String topic, SpeechRequested request, Headers headers) throws Exception {
    try (SpecificAvroSerializer<SpeechRequested> serializer = new SpecificAvroSerializer<>()) {
      serializer.configure(Map.of("schema.registry.url", registry), false);
      byte[] value = Objects.requireNonNull(serializer.serialize(topic, request));
      send(topic, request.getRequestId(), value, headers);
    }
  }

  void send(String topic, String key, byte[] value, Headers headers) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(clients(), new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, null, key, value, headers)).get();
    }
  }

  /** Headers of a request that has been delivered so often already. */
  static Headers delivered(String topic, int failures) {
    Headers headers = new RecordHeaders();
    new Requeued(topic, 0, 0, System.currentTimeMillis(), failures).write(headers);
    return headers;
  }

  /** Waits until a topic has a record with this key. */
  void awaitRecord(String topic, String key) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(clients(), new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(it -> new TopicPartition(topic, it.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      await(topic + " " + key)
          .atMost(SOON)
          .until(
              () -> {
                boolean found = false;
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                  found |= key.equals(record.key());
                }
                return found;
              });
    }
  }

  /** Takes what waits for a share group off its topic, and does nothing with it. */
  void lose(String topic, String group) {
    Map<String, Object> properties = clients();
    properties.put("group.id", group);
    try (KafkaShareConsumer<byte[], byte[]> consumer =
        new KafkaShareConsumer<>(
            properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      await("a record of " + topic)
          .atMost(SOON)
          .until(
              () -> {
                ConsumerRecords<byte[], byte[]> taken = consumer.poll(Duration.ofMillis(200));
                consumer.commitSync();
                return !taken.isEmpty();
              });
    }
  }

  private Map<String, Object> clients() {
    return new HashMap<>(config);
  }
}
