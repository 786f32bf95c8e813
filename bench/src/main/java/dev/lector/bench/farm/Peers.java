package dev.lector.bench.farm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/** The other ways to spread work on Kafka, with one GPU per thread, as one would write them. */
final class Peers {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final byte[] DONE = new byte[64];

  private Peers() {}

  /** A consumer group whose members work off what they polled, tell the ends, and commit. */
  static AutoCloseable group(
      String bootstrap, String topic, String done, int members, Wire wire, Gpus gpus) {
    KafkaProducer<String, byte[]> producer = Clients.producer(bootstrap);
    List<KafkaConsumer<String, byte[]>> consumers = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      KafkaConsumer<String, byte[]> consumer =
          Clients.consumer(bootstrap, Map.of("group.id", topic, "auto.offset.reset", "earliest"));
      consumer.subscribe(List.of(topic));
      consumers.add(consumer);
      threads.add(
          Thread.ofPlatform()
              .name(topic + "-" + i)
              .start(() -> member(consumer, producer, done, wire, gpus)));
    }
    return () -> {
      consumers.forEach(KafkaConsumer::wakeup);
      for (Thread thread : threads) {
        thread.join();
      }
      producer.close();
    };
  }

  private static void member(
      KafkaConsumer<String, byte[]> consumer,
      KafkaProducer<String, byte[]> producer,
      String done,
      Wire wire,
      Gpus gpus) {
    try (consumer) {
      while (true) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          gpus.work(wire.decode(record.value()));
          producer.send(new ProducerRecord<>(done, record.key(), DONE)).get();
        }
        consumer.commitSync();
      }
    } catch (WakeupException e) {
      return; // told to stop
    } catch (Exception e) {
      throw new IllegalStateException("A member of the group failed", e);
    }
  }

  /** Kafka Streams with a thread per GPU. */
  static AutoCloseable streams(
      String bootstrap,
      String topic,
      String done,
      int threads,
      Path directory,
      Wire wire,
      Gpus gpus) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(topic, Consumed.with(Serdes.String(), Serdes.ByteArray()))
        .mapValues(
            value -> {
              try {
                gpus.work(wire.decode(value));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return DONE;
            })
        .to(done, Produced.with(Serdes.String(), Serdes.ByteArray()));
    Properties properties = new Properties();
    properties.put("bootstrap.servers", bootstrap);
    properties.put("application.id", topic);
    properties.put("num.stream.threads", threads);
    properties.put("state.dir", directory.resolve(topic).toString());
    // As the others: an end is told when it is there, not when there is company.
    properties.put("producer.linger.ms", 0);
    KafkaStreams streams = new KafkaStreams(builder.build(), properties);
    streams.start();
    return () -> streams.close(Duration.ofSeconds(10));
  }
}
