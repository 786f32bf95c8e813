package dev.lector.bench.farm;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Plain Kafka clients of the bench. */
final class Clients {
  private Clients() {}

  /** As safe as Lector's: every replica has it, none has it twice, nothing waits for company. */
  static KafkaProducer<String, byte[]> producer(String bootstrap) {
    return producer(bootstrap, Map.of("linger.ms", 0));
  }

  static KafkaProducer<String, byte[]> producer(String bootstrap, Map<String, Object> more) {
    Map<String, Object> properties = new HashMap<>(more);
    properties.put("bootstrap.servers", bootstrap);
    properties.put("acks", "all");
    return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
  }

  /** Makes topics with a single replica. */
  static void createTopics(String bootstrap, Map<String, Integer> partitions)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin
          .createTopics(
              partitions.entrySet().stream()
                  .map(it -> new NewTopic(it.getKey(), it.getValue(), (short) 1))
                  .toList())
          .all()
          .get();
    }
  }

  static KafkaConsumer<String, byte[]> consumer(String bootstrap, Map<String, Object> more) {
    Map<String, Object> properties = new HashMap<>(more);
    properties.put("bootstrap.servers", bootstrap);
    properties.put("enable.auto.commit", false);
    return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
