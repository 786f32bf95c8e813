package dev.lector.bench.path;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/** A thread that polls a consumer and hands on each record. */
final class PollLoop implements AutoCloseable {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final long PATIENCE_S = 60;

  /** What is done with a record. */
  @FunctionalInterface
  interface Taker {
    void take(ConsumerRecord<byte[], byte[]> record);
  }

  private final Consumer<byte[], byte[]> consumer;
  private final Taker taker;
  private final CountDownLatch assigned = new CountDownLatch(1);
  private final List<AutoCloseable> owned = new ArrayList<>();
  private final Thread thread;
  private volatile boolean running = true;

  PollLoop(Consumer<byte[], byte[]> consumer, String topic, Taker taker) {
    this.consumer = consumer;
    this.taker = taker;
    consumer.subscribe(
        List.of(topic),
        new ConsumerRebalanceListener() {
          @Override
          public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            // Asked now: what comes before the position is known would be missed.
            partitions.forEach(consumer::position);
            assigned.countDown();
          }

          @Override
          public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}
        });
    this.thread = Thread.ofPlatform().daemon().name(topic).start(this::run);
  }

  /** Closes this, too, at the end. */
  void onEnd(AutoCloseable part) {
    owned.add(part);
  }

  /** Waits until it has its partitions. */
  void awaitPartitions() throws InterruptedException {
    if (!assigned.await(PATIENCE_S, TimeUnit.SECONDS)) {
      throw new IllegalStateException("No partitions for " + thread.getName());
    }
  }

  private void run() {
    try (consumer) {
      while (running) {
        consumer.poll(POLL).forEach(taker::take);
      }
    } catch (WakeupException e) {
      // Woken to stop.
    }
  }

  @Override
  public void close() {
    running = false;
    consumer.wakeup();
    try {
      thread.join();
      for (AutoCloseable part : owned) {
        part.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException("Could not be closed", e);
    }
  }
}
