package dev.lector.bridge.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lector.bridge.workers.WorkerDirectory;
import dev.lector.events.WorkerSeen;
import dev.lector.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the workers' heartbeats, those of a while before the start included. */
final class WorkerTail implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerTail.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration WHILE_FORBIDDEN = Duration.ofSeconds(30);

  /** How many heartbeats before the start are read at most: a thousand workers' of 15 minutes. */
  private static final long DEEPEST = 100_000;

  private final Consumer<byte[], byte[]> consumer;
  private final EventDecoder<WorkerSeen> decoder;
  private final WorkerDirectory workers;
  private final InstantSource clock;
  private final Worker worker;

  /** Where each partition ended when it was followed first. */
  private final Map<TopicPartition, Long> ends = new HashMap<>();

  private boolean started;
  private boolean forbidden;

  WorkerTail(
      KafkaSettings settings,
      EventDecoder<WorkerSeen> decoder,
      WorkerDirectory workers,
      InstantSource clock) {
    this.decoder = decoder;
    this.workers = workers;
    this.clock = clock;
    this.consumer =
        new KafkaConsumer<>(
            settings.follower("workers"), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.worker = Worker.start("workers", this::turn, consumer::wakeup, consumer::close);
  }

  private void turn(Worker self) throws InterruptedException {
    try {
      if (ends.isEmpty()) {
        follow();
      }
      for (ConsumerRecord<byte[], byte[]> heartbeat : consumer.poll(POLL)) {
        take(heartbeat, self);
      }
      if (!started && ends.entrySet().stream().allMatch(this::isRead)) {
        started = true;
        workers.started();
      }
      workers.refresh();
    } catch (WakeupException e) {
      LOG.trace("Woken to stop");
    } catch (AuthorizationException e) {
      if (!forbidden) {
        forbidden = true;
        LOG.warn(
            "{} may not be read (docs/acls.md): no workers are shown, and requests are queued"
                + " whatever they name: {}",
            Topics.WORKERS,
            e.getMessage());
      }
      self.pause(WHILE_FORBIDDEN);
    }
  }

  private boolean isRead(Map.Entry<TopicPartition, Long> end) {
    return consumer.position(end.getKey()) >= end.getValue();
  }

  private void follow() {
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.WORKERS).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> last = consumer.endOffsets(partitions);
    // Asked before they are assigned: when asking fails, all of it is done again.
    consumer.assign(partitions);
    last.forEach(
        (partition, end) -> {
          long begin = first.getOrDefault(partition, 0L);
          long from = Math.max(begin, end - DEEPEST / partitions.size());
          if (from > begin) {
            workers.missed();
          }
          consumer.seek(partition, from);
        });
    ends.putAll(last);
  }

  private void take(ConsumerRecord<byte[], byte[]> heartbeat, Worker self)
      throws InterruptedException {
    byte[] key = heartbeat.key();
    if (key == null || heartbeat.serializedValueSize() > Topics.LARGEST_HEARTBEAT) {
      workers.missed();
      return;
    }
    String id = new String(key, UTF_8);
    if (heartbeat.value() == null) {
      workers.left(id);
      return;
    }
    WorkerSeen seen = decoder.decode(heartbeat, self).orElse(null);
    if (seen == null || !seen.getWorkerId().equals(id)) {
      workers.missed();
      return;
    }
    Instant told = Instant.ofEpochMilli(heartbeat.timestamp());
    TopicPartition partition = new TopicPartition(heartbeat.topic(), heartbeat.partition());
    Duration age =
        heartbeat.offset() < ends.getOrDefault(partition, 0L)
            ? Duration.between(told, clock.instant())
            : Duration.ZERO;
    workers.seen(seen, told, age.isNegative() ? Duration.ZERO : age);
  }

  @Override
  public void close() {
    worker.close();
  }
}
