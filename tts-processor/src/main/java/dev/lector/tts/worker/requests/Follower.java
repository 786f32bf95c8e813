package dev.lector.tts.worker.requests;

import dev.lector.tts.worker.common.Backoff;
import dev.lector.tts.worker.common.Stop;
import dev.lector.tts.worker.common.WorkerConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all of a small topic from its beginning, in a thread of its own, until the worker stops.
 */
final class Follower {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
  private static final Duration LOOK = Duration.ofMillis(500);

  private final WorkerConfig config;
  private final String topic;
  private final String name;
  private final Stop stop;
  private final java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> listener;

  /**
   * @param name of what it hears, for threads, clients and the log
   * @param listener is told of each record, by one thread
   */
  Follower(
      WorkerConfig config,
      String topic,
      String name,
      Stop stop,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> listener) {
    this.config = config;
    this.topic = topic;
    this.name = name;
    this.stop = stop;
    this.listener = listener;
  }

  /** Starts to follow the topic, which has to be there. */
  void start() {
    Thread.ofPlatform().daemon().name(config.name() + "-" + name).start(this::run);
  }

  @SuppressWarnings("CatchingUnchecked") // whatever happens, the worker works without it
  private void run() {
    Backoff backoff = Backoff.forServices();
    while (!stop.given()) {
      try (Consumer<byte[], byte[]> following = consumer()) {
        List<TopicPartition> partitions =
            following.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        following.assign(partitions);
        following.seekToBeginning(partitions);
        while (!stop.given()) {
          following.poll(LOOK).forEach(listener);
        }
      } catch (RuntimeException e) {
        Duration pause = backoff.next();
        LOG.warn("The {} are not heard for {} ms: {}", name, pause.toMillis(), e.toString());
        try {
          stop.pause(pause);
        } catch (InterruptedException _) {
          return;
        }
      }
    }
  }

  private Consumer<byte[], byte[]> consumer() {
    Map<String, Object> properties = new HashMap<>(config.kafka());
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, config.name() + "-" + name);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
