package dev.lector.standalone.deadletters;

import dev.lector.events.SpeechRequested;
import dev.lector.headers.DeadLetterHeaders;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.registry.SchemaRegistryClients;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads {@code speech.dead-letters} from its beginning to where it ends just then. Belongs to no
 * group and leaves no trace. For one thread.
 */
final class LetterBox implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final int ANSWER_MS = 10_000;

  private final Cluster cluster;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final SchemaRegistryClient registry;
  private final SpecificAvroDeserializer<SpeechRequested> requests;

  private LetterBox(Cluster cluster, KafkaConsumer<byte[], byte[]> consumer) {
    this.cluster = cluster;
    this.consumer = consumer;
    this.registry = SchemaRegistryClients.create(cluster.registry());
    this.requests = new SpecificAvroDeserializer<>(registry, SpeechRequested.class);
  }

  /**
   * Connects.
   *
   * @throws DeadLetterException when no client can be made of the configuration
   */
  static LetterBox open(Cluster cluster) throws DeadLetterException {
    Map<String, Object> properties = new HashMap<>(cluster.kafka());
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MS);
    // Looking must not make the topic.
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    try {
      return new LetterBox(
          cluster,
          new KafkaConsumer<>(
              properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    } catch (KafkaException e) {
      throw cluster.unreachable(e);
    }
  }

  /** Gives every letter there is to somebody, oldest first within a partition. */
  void forEach(Consumer<DeadLetter> reader) throws DeadLetterException {
    try {
      List<TopicPartition> partitions = partitions();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (isBefore(ends)) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(LOOK)) {
          reader.accept(letter(record));
        }
      }
    } catch (KafkaException e) {
      throw cluster.unreachable(e);
    }
  }

  /**
   * One letter.
   *
   * @throws DeadLetterException when it is not there
   */
  DeadLetter find(LetterId id) throws DeadLetterException {
    TopicPartition partition = new TopicPartition(Topics.DEAD_LETTERS, id.partition());
    try {
      if (partitions().contains(partition)) {
        consumer.assign(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        consumer.seek(partition, id.offset());
        while (id.offset() < end && consumer.position(partition) <= id.offset()) {
          for (ConsumerRecord<byte[], byte[]> record : consumer.poll(LOOK)) {
            if (record.offset() == id.offset()) {
              return letter(record);
            }
          }
        }
      }
    } catch (KafkaException e) {
      throw cluster.unreachable(e);
    }
    throw new DeadLetterException(
        "There is no dead letter "
            + id
            + " (any more); 'lector dead-letters list' shows those there are");
  }

  private List<TopicPartition> partitions() {
    List<PartitionInfo> known = consumer.partitionsFor(Topics.DEAD_LETTERS);
    return known == null
        ? List.of()
        : known.stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList();
  }

  private boolean isBefore(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }

  private DeadLetter letter(ConsumerRecord<byte[], byte[]> record) {
    return new DeadLetter(record, DeadLetterHeaders.read(record.headers()), request(record));
  }

  private Optional<SpeechRequested> request(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Optional.ofNullable(requests.deserialize(Topics.REQUESTS, record.value()));
    } catch (SerializationException e) {
      // Often why it is here. The letter is shown and replayed as bytes.
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    consumer.close();
    requests.close();
    registry.close();
  }
}
