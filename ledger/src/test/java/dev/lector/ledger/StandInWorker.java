package dev.lector.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import dev.lector.ledger.events.Events;
import dev.lector.registry.SchemaRegistryClients;
import dev.lector.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Takes requests off a queue, one after another, and says of each that it was spoken. */
public final class StandInWorker implements AutoCloseable {
  private final ShareConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Events events;
  private final Thread thread;

  public StandInWorker(
      Map<String, String> kafka, Map<String, String> registry, String group, String topic) {
    this.consumer = consumer(kafka, group, topic);
    this.producer =
        new KafkaProducer<>(
            Map.copyOf(kafka), new ByteArraySerializer(), new ByteArraySerializer());
    this.events = new Events(SchemaRegistryClients.create(registry), registry);
    this.thread = Thread.ofPlatform().name("stand-in-worker").start(this::run);
  }

  /** A consumer that takes one record at a time and settles it explicitly. */
  public static ShareConsumer<byte[], byte[]> consumer(
      Map<String, String> kafka, String group, String topic) {
    Map<String, Object> properties = new HashMap<>(kafka);
    properties.put("group.id", group);
    properties.put("share.acknowledgement.mode", "explicit");
    properties.put("share.acquire.mode", "record_limit");
    properties.put("max.poll.records", 1);
    properties.put("fetch.max.wait.ms", 50);
    ShareConsumer<byte[], byte[]> consumer =
        new KafkaShareConsumer<>(
            properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(List.of(topic));
    return consumer;
  }

  private void run() {
    try {
      while (true) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          speak(record);
          consumer.acknowledge(record, AcknowledgeType.ACCEPT);
          consumer.commitSync();
        }
      }
    } catch (WakeupException e) {
      consumer.close();
    }
  }

  private void speak(ConsumerRecord<byte[], byte[]> record) {
    SpeechRequested request =
        events
            .of(Topics.REQUESTS, SpeechRequested.class)
            .deserializer()
            .deserialize(record.topic(), record.value());
    byte[] finished =
        events
            .of(Topics.COMPLETIONS, SpeechFinished.class)
            .serializer()
            .serialize(Topics.COMPLETIONS, LedgerRig.spoken(request));
    var _ =
        producer.send(
            new ProducerRecord<>(
                Topics.COMPLETIONS, request.getRequestId().getBytes(UTF_8), finished));
    producer.flush();
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close();
  }
}
