package dev.lector.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What readers of committed records find. */
final class CommittedRecords {
  private static final Duration SOON = Duration.ofMinutes(1);

  private CommittedRecords() {}

  /** All records of a topic of one partition, up to the one with this key at least. */
  static List<ConsumerRecord<String, byte[]>> upTo(Cluster cluster, String topic, String key) {
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", cluster.bootstrap(), "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition only = new TopicPartition(topic, 0);
      assertThat(consumer.partitionsFor(topic)).hasSize(1);
      consumer.assign(List.of(only));
      consumer.seekToBeginning(List.of(only));
      await()
          .atMost(SOON)
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
                return found.stream().anyMatch(record -> key.equals(record.key()));
              });
    }
    return found;
  }
}
