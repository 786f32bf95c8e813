package dev.lector.bridge.kafka;

import dev.lector.topics.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims a partition of the replies for this bridge by being a member of the bridges' group. Never
 * reads: its partitions are paused. A partition stays chosen for as long as the group leaves it
 * here.
 */
final class ReplyClaim implements ConsumerRebalanceListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReplyClaim.class);
  private static final Duration POLL = Duration.ofSeconds(1);

  private final Consumer<byte[], byte[]> consumer;
  private final IntConsumer chosen;
  private final Set<Integer> claimed = new TreeSet<>();
  private final Worker worker;
  private int current = -1;

  /**
   * @param chosen told which partition replies should come to, at first and whenever that changes
   */
  ReplyClaim(KafkaSettings settings, IntConsumer chosen) {
    this.chosen = chosen;
    this.consumer =
        new KafkaConsumer<>(
            settings.claimer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(List.of(Topics.REPLIES), this);
    this.worker = Worker.start("reply-claims", this::turn, consumer::wakeup, consumer::close);
  }

  private void turn(Worker self) {
    try {
      var _ = consumer.poll(POLL);
    } catch (WakeupException e) {
      LOG.trace("Woken to stop");
    }
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    consumer.pause(partitions);
    partitions.forEach(p -> claimed.add(p.partition()));
    choose();
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    partitions.forEach(p -> claimed.remove(p.partition()));
    choose();
    if (claimed.isEmpty()) {
      // Another bridge may read it too from now on, which harms nobody: each looks at its own
      // requests only.
      LOG.debug(
          "The group has taken all reply partitions away; staying with {} until it gives one",
          current);
    }
  }

  /**
   * Called from the listener, because a poll with everything paused comes back only when its time
   * is over.
   */
  private void choose() {
    if (!claimed.isEmpty() && !claimed.contains(current)) {
      current = claimed.iterator().next();
      LOG.info("Replies come to partition {} of {}", current, Topics.REPLIES);
      chosen.accept(current);
    }
  }

  @Override
  public void close() {
    worker.close();
  }
}
