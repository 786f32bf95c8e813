package dev.lector.bench.farm;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/** Follows a topic from where it ends now. */
final class Ends implements AutoCloseable {
  private static final Duration POLL = Duration.ofSeconds(1);

  /** Told of each record. */
  @FunctionalInterface
  interface Listener {
    /**
     * A record came.
     *
     * @param at {@link System#nanoTime()}
     */
    void ended(ConsumerRecord<String, byte[]> record, long at);
  }

  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread thread;

  /** Follows. */
  Ends(String bootstrap, String topic, Listener listener) {
    consumer = Clients.consumer(bootstrap, Map.of("isolation.level", "read_committed"));
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position); // seeks happen when they are needed
    thread = Thread.ofPlatform().name("ends-of-" + topic).start(() -> follow(listener));
  }

  private void follow(Listener listener) {
    try {
      while (true) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          listener.ended(record, System.nanoTime());
        }
      }
    } catch (WakeupException e) {
      consumer.close(); // told to stop
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
