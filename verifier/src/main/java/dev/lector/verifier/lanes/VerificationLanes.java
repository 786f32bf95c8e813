package dev.lector.verifier.lanes;

import dev.lector.topics.ShareGroups;
import dev.lector.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The lanes of a verifier. */
public final class VerificationLanes implements AutoCloseable {
  /** What other clients may be configured with and a share consumer refuses to start with. */
  private static final List<String> NOT_FOR_SHARE_CONSUMERS =
      List.of(
          ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG,
          ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
          ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
          ConsumerConfig.GROUP_PROTOCOL_CONFIG,
          ConsumerConfig.GROUP_REMOTE_ASSIGNOR_CONFIG,
          ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
          ConsumerConfig.ISOLATION_LEVEL_CONFIG,
          ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
          ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG);

  private static final Duration FETCH = Duration.ofMillis(50);
  private static final Duration LEAVE = Duration.ofSeconds(15);

  private final CountDownLatch stop = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();
  private final List<VerificationLane> lanes = new ArrayList<>();
  private final Duration drain;

  private VerificationLanes(Duration drain) {
    this.drain = drain;
  }

  /**
   * Starts to take completions.
   *
   * @param name of the verifier
   * @param count of lanes
   * @param kafka properties of every Kafka client
   * @param lock of a record, should the broker not say it
   * @param drain how long work in hand may go on at the end
   */
  public static VerificationLanes start(
      String name,
      int count,
      Map<String, String> kafka,
      Duration lock,
      Duration drain,
      CompletionWork work) {
    VerificationLanes started = new VerificationLanes(drain);
    for (int i = 0; i < count; i++) {
      String lane = name + "-lane-" + i;
      VerificationLane runs =
          new VerificationLane(lane, () -> consumer(kafka, lane), work, lock, drain, started.stop);
      started.lanes.add(runs);
      started.threads.add(Thread.ofPlatform().daemon().name(lane).start(runs));
    }
    return started;
  }

  /** Whether every lane can work, as far as this machine lets it. */
  public boolean areSound() {
    return lanes.stream().allMatch(VerificationLane::isSound);
  }

  /** One record at a time, acknowledged explicitly; bytes, since not every record can be read. */
  private static ShareConsumer<byte[], byte[]> consumer(Map<String, String> kafka, String id) {
    Map<String, Object> properties = new HashMap<>(kafka);
    properties.keySet().removeAll(NOT_FOR_SHARE_CONSUMERS);
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, id);
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, ShareGroups.VERIFIERS);
    properties.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
    properties.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Math.toIntExact(FETCH.toMillis()));
    KafkaShareConsumer<byte[], byte[]> consumer =
        new KafkaShareConsumer<>(
            properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(List.of(Topics.COMPLETIONS));
    return consumer;
  }

  /** Takes nothing more; what is not done within the drain goes to others. */
  @Override
  public void close() {
    stop.countDown();
    long deadline = System.nanoTime() + drain.plus(LEAVE).toNanos();
    try {
      for (Thread thread : threads) {
        boolean _ = thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
    }
  }
}
