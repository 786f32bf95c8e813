package dev.lector.bridge.kafka;

import dev.lector.events.AudioSegment;
import dev.lector.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the segments that come to this bridge's partition, and to those that were its before, from
 * now on. What comes before it reads is missed, and found in the log or the store.
 */
final class SegmentReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentReader.class);
  private static final Duration POLL = Duration.ofSeconds(1);

  private final Consumer<byte[], byte[]> consumer;
  private final EventDecoder<AudioSegment> decoder;
  private final SegmentListener listener;
  private final Worker worker;
  private final Set<Integer> wanted = new ConcurrentSkipListSet<>();
  private Set<Integer> read = Set.of();

  SegmentReader(
      KafkaSettings settings, EventDecoder<AudioSegment> decoder, SegmentListener listener) {
    this.decoder = decoder;
    this.listener = listener;
    this.consumer =
        new KafkaConsumer<>(
            settings.reader("segments"), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.worker = Worker.start("segments", this::turn, consumer::wakeup, consumer::close);
  }

  /** Reads this partition from now on. */
  void use(int partition) {
    wanted.add(partition);
    consumer.wakeup();
  }

  private void turn(Worker self) throws InterruptedException {
    try {
      Set<Integer> target = new TreeSet<>(wanted);
      if (!target.equals(read)) {
        assign(target);
      }
      if (read.isEmpty()) {
        self.pause(Duration.ofMillis(20));
        return;
      }
      for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
        decoder
            .decode(message, self)
            .ifPresent(segment -> listener.segment(message.partition(), message.offset(), segment));
      }
    } catch (WakeupException e) {
      LOG.trace("Woken to look for changes");
    }
  }

  private void assign(Set<Integer> target) {
    consumer.assign(target.stream().map(SegmentReader::partition).toList());
    List<TopicPartition> added =
        target.stream().filter(p -> !read.contains(p)).map(SegmentReader::partition).toList();
    consumer.seekToEnd(added);
    added.forEach(consumer::position);
    read = target;
  }

  private static TopicPartition partition(int number) {
    return new TopicPartition(Topics.SEGMENTS, number);
  }

  @Override
  public void close() {
    worker.close();
  }
}
