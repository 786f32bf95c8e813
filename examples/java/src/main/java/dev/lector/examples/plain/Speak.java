package dev.lector.examples.plain;

import dev.lector.examples.Lector;
import dev.lector.examples.avro.AvroDeserializer;
import dev.lector.examples.avro.AvroSerializer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Speaks a text over Kafka with nothing but Kafka's clients and Avro. Arguments: TEXT FILE. */
public final class Speak {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Map<String, Object> CONFIG =
      Map.of("bootstrap.servers", Lector.KAFKA, "schema.registry.url", Lector.REGISTRY);

  private Speak() {}

  public static void main(String[] args) throws Exception {
    String text = args.length > 0 ? args[0] : "Hello from the queue.";
    Path file = Path.of(args.length > 1 ? args[1] : "plain.wav");
    String id = UUID.randomUUID().toString();
    try (KafkaConsumer<String, GenericRecord> completions = completions()) {
      publish(Lector.request(id, text), id);
      Lector.save(await(completions, id), file);
    }
  }

  private static void publish(GenericRecord request, String id) throws Exception {
    AvroSerializer serializer = new AvroSerializer();
    serializer.configure(CONFIG, false);
    try (var producer = new KafkaProducer<>(CONFIG, new StringSerializer(), serializer)) {
      producer.send(new ProducerRecord<>(Lector.REQUESTS, id, request)).get();
    }
  }

  /** All of them from now on. A service would join a group and commit offsets. */
  private static KafkaConsumer<String, GenericRecord> completions() {
    AvroDeserializer deserializer = new AvroDeserializer();
    deserializer.configure(CONFIG, false);
    var consumer = new KafkaConsumer<>(CONFIG, new StringDeserializer(), deserializer);
    List<TopicPartition> partitions =
        consumer.partitionsFor(Lector.COMPLETIONS).stream()
            .map(it -> new TopicPartition(it.topic(), it.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position); // seekToEnd itself waits for the next poll
    return consumer;
  }

  /** The first completion of a request; later ones change nothing. */
  private static GenericRecord await(KafkaConsumer<String, GenericRecord> completions, String id) {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      for (ConsumerRecord<String, GenericRecord> record : completions.poll(Duration.ofSeconds(1))) {
        if (id.equals(record.key())) {
          return record.value();
        }
      }
    }
    throw new IllegalStateException("Nobody finished " + id + " within " + PATIENCE);
  }
}
