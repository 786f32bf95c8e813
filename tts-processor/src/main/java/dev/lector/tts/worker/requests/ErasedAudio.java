package dev.lector.tts.worker.requests;

import dev.lector.audio.AudioStoreException;
import dev.lector.topics.Topics;
import dev.lector.tts.worker.common.Backoff;
import dev.lector.tts.worker.common.Stop;
import dev.lector.tts.worker.common.WorkerConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has what is left of erased jobs deleted, by one of the workers, in a thread of its own: an
 * ordinary consumer group, so that a worker that starts does not delete once more what was made
 * anew since. What is deleted is committed event by event, so that a store that is slow, or keeps
 * one object, delays what comes behind and no more.
 */
final class ErasedAudio {
  private static final Logger LOG = LoggerFactory.getLogger(ErasedAudio.class);
  private static final String GROUP = "erasers";
  private static final Duration LOOK = Duration.ofMillis(500);

  /**
   * Events between two polls: a slow store takes minutes for one, and a consumer that does not poll
   * for long is taken to be dead and cannot commit.
   */
  private static final int AT_ONCE = 1;

  private final WorkerConfig config;
  private final Stop stop;
  private final Deletion deletion;
  private final Supplier<Consumer<byte[], byte[]>> consumers;

  /** Deletes what an event names. */
  @FunctionalInterface
  interface Deletion {
    void of(ConsumerRecord<byte[], byte[]> record) throws AudioStoreException;
  }

  ErasedAudio(WorkerConfig config, Stop stop, Deletion deletion) {
    this(config, stop, deletion, () -> consumer(config));
  }

  ErasedAudio(
      WorkerConfig config,
      Stop stop,
      Deletion deletion,
      Supplier<Consumer<byte[], byte[]>> consumers) {
    this.config = config;
    this.stop = stop;
    this.deletion = deletion;
    this.consumers = consumers;
  }

  /** Starts to take events, whose topic has to be there. */
  void start() {
    Thread.ofPlatform().daemon().name(config.name() + "-eraser").start(this::run);
  }

  @SuppressWarnings("CatchingUnchecked") // whatever happens, it is tried again
  private void run() {
    Backoff backoff = Backoff.forServices();
    while (!stop.given()) {
      try (Consumer<byte[], byte[]> consumer = consumers.get()) {
        consumer.subscribe(List.of(Topics.ERASURES));
        while (!stop.given()) {
          ConsumerRecords<byte[], byte[]> events = consumer.poll(LOOK);
          for (ConsumerRecord<byte[], byte[]> event : events) {
            deletion.of(event);
            consumer.commitSync(
                Map.of(
                    new TopicPartition(event.topic(), event.partition()),
                    new OffsetAndMetadata(event.offset() + 1)));
            backoff = Backoff.forServices();
          }
        }
      } catch (AudioStoreException | RuntimeException e) {
        Duration pause = backoff.next();
        LOG.warn("Erased audio stays for {} ms: {}", pause.toMillis(), e.toString());
        try {
          stop.pause(pause);
        } catch (InterruptedException _) {
          return;
        }
      }
    }
  }

  private static Consumer<byte[], byte[]> consumer(WorkerConfig config) {
    Map<String, Object> properties = new HashMap<>(config.kafka());
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, config.name() + "-eraser");
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, AT_ONCE);
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
